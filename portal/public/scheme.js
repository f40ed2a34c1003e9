// Before the first paint, so that nobody who works in the dark is blinded. A file, because the policy allows no script in the page.
(function () {
  try {
    var chosen = localStorage.getItem('mantine-color-scheme-value') || 'auto';
    var dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  } catch (error) {
    // Storage may be closed: light it is.
  }
})();
