/** The look of every page that is made here (warm paper, one serif voice), light and dark. One line, so that its hash is the policy. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--canvas:#f7f6f3;--card:#fff;--line:#e3e0d8;--control:#8a8478;--ink:#1b1a17;--soft:#676257;--pine:#16735f;--on:#fff;--bad:#b3261e}
@media(prefers-color-scheme:dark){:root{--canvas:#131210;--card:#1c1a17;--line:#37332d;--control:#7e7769;--ink:#efede7;--soft:#a19a8d;--pine:#2f9c82;--on:#06251e;--bad:#f5a29b}}
*{box-sizing:border-box}
body{margin:0;padding:48px 16px;background:var(--canvas);color:var(--ink);font:16px/26px Inter,system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:640px;margin:auto;padding:32px;background:var(--card);border:1px solid var(--line);border-radius:16px}
h1{margin:0 0 16px;font:480 36px/42px Fraunces,Georgia,serif;letter-spacing:-.015em}
h2{margin:24px 0 8px;font-size:18px}
p{margin:0 0 16px}
small,.note{color:var(--soft);font-size:13px;line-height:20px}
.error{color:var(--bad)}
a{color:inherit}
label{display:block;margin:8px 0}
fieldset label{margin:0;padding:9px 0}
fieldset{margin:0 0 16px;padding:8px 16px;border:1px solid var(--line);border-radius:12px}
input,select,textarea{font:inherit;color:inherit;background:var(--card);border:1px solid var(--control);border-radius:8px;padding:8px 12px;max-width:100%}
input[type=checkbox],input[type=radio]{width:24px;height:24px;margin:0 8px 0 0;vertical-align:middle;accent-color:var(--pine)}
button,.button{display:inline-block;min-height:44px;margin:8px 8px 0 0;padding:8px 20px;border:1px solid var(--pine);border-radius:8px;background:var(--pine);color:var(--on);font:600 16px/26px Inter,system-ui,sans-serif;text-decoration:none;cursor:pointer}
.quiet{background:none;border-color:var(--control);color:inherit}
:focus-visible{outline:2px solid var(--pine);outline-offset:2px}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px}dt{color:var(--soft)}dd{margin:0}
pre{white-space:pre-wrap;font:inherit}
@media(max-width:480px){body{padding:16px 8px}main{padding:24px 16px}h1{font-size:28px;line-height:34px}}
`.replaceAll('\n', '');
