import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Where the portal's build leaves its fonts. Without a build the pages are set in what the reader's machine has. */
const ASSETS = 'portal/dist/assets';

const FONTS = [
  { family: 'Inter', file: /^inter-latin-wght-normal-[\w-]+\.woff2$/ },
  { family: 'Fraunces', file: /^fraunces-latin-wght-normal-[\w-]+\.woff2$/ },
] as const;

function faces(): string {
  const built = existsSync(resolve(ASSETS)) ? readdirSync(resolve(ASSETS)) : [];
  return FONTS.map(({ family, file }) => {
    const name = built.find((each) => file.test(each));
    if (!name) return '';
    return `@font-face{font-family:${family};font-display:swap;font-weight:100 900;src:url(/assets/${name}) format('woff2')}`;
  }).join('');
}

/** The look of every page that is made here, light and dark: warm paper, one serif voice, a card with what is to be decided. */
const RULES = `
:root{color-scheme:light dark;--canvas:#f7f6f3;--card:#fff;--line:#e3e0d8;--control:#8a8478;--ink:#1b1a17;--ink2:#4f4b43;--ink3:#676257;--pine:#16735f;--pine2:#0f5e4e;--on:#fff;--link:#0f6b58;--bad:#b3261e;--amber:#f2c36b;--shadow:0 4px 16px rgb(38 33 22/.08),0 1px 3px rgb(38 33 22/.06)}
@media(prefers-color-scheme:dark){:root{--canvas:#131210;--card:#1c1a17;--line:#37332d;--control:#7e7769;--ink:#efede7;--ink2:#c4beb2;--ink3:#a19a8d;--pine:#2f9c82;--pine2:#45b598;--on:#06251e;--link:#6cc9b0;--bad:#f5a29b;--amber:#e5a93c;--shadow:none}}
*{box-sizing:border-box}
body{margin:0;padding:56px 16px 64px;background:var(--canvas);color:var(--ink);font:16px/26px Inter,system-ui,sans-serif;font-feature-settings:'cv11','ss03';-webkit-font-smoothing:antialiased;overflow-wrap:anywhere}
main{max-width:560px;margin:auto}
.pair{display:flex;margin:0 0 28px}
.pair b{display:grid;place-items:center;width:60px;height:60px;border-radius:50%;background:var(--pine);color:var(--on);font-size:17px;font-weight:600;box-shadow:0 0 0 3px var(--canvas)}
.pair b+b{margin-left:-10px;background:var(--amber);color:#2a1f06}
h1{margin:0 0 12px;font:480 36px/42px Fraunces,Georgia,serif;letter-spacing:-.015em;text-wrap:balance}
h2{margin:0 0 4px;font-size:15px;line-height:22px;font-weight:600}
p{margin:0 0 16px}
main>p{color:var(--ink2)}
.lead{color:var(--ink2);font-size:18px;line-height:29px;white-space:pre-line}
main>.by{margin-bottom:20px;color:var(--ink3);font-size:15px;line-height:22px}
small,.note{color:var(--ink3);font-size:13px;line-height:20px}
.note{margin-top:20px}
.error{color:var(--bad);font-size:15px;line-height:22px}
a,summary{color:var(--link)}
summary{width:fit-content;padding:4px 0;text-decoration:underline;cursor:pointer}
.card{margin:28px 0 0;padding:24px;background:var(--card);border:1px solid var(--line);border-radius:16px;box-shadow:var(--shadow);font-size:15px;line-height:22px}
.card>p{color:var(--ink2)}
.card>:last-child,.card form>:last-child{margin-bottom:0}
fieldset{min-width:0;margin:0;padding:0;border:0}
fieldset>p{margin:0 0 16px;color:var(--ink2)}
legend{padding:0;margin-bottom:4px;font-weight:600}
.rows>*{display:grid;grid-template-columns:fit-content(40%) minmax(0,1fr) 44px;gap:2px 16px;align-items:center;min-height:45px;padding:11px 0;border-top:1px solid var(--line)}
.card>.rows:first-child>:first-child{min-height:34px;padding-top:0;border-top:0}
form+h2{margin-top:28px}
.rows span{color:var(--ink3)}
.rows b{font-weight:400;text-align:right}
.rows b:last-child{grid-column:2/4}
.rows{margin:0 0 20px;border-bottom:1px solid var(--line)}
input,textarea{font:inherit;color:inherit;background:var(--card);border:1px solid var(--control);border-radius:8px;padding:8px 12px;min-height:44px;max-width:100%;min-width:0}
.wide{display:block;margin:0 0 16px;font-weight:500}
.wide small{font-weight:400}
.wide :is(input,textarea){display:block;width:100%;margin:6px 0;font-weight:400}
textarea{resize:vertical}
.scale{margin:0 0 16px;padding:0 0 14px;border-bottom:1px solid var(--line)}
.scale label{display:inline-flex;align-items:center;gap:8px;min-height:44px;margin-right:20px}
input[type=radio]{width:20px;height:20px;min-height:0;margin:0;accent-color:var(--pine)}
.tick{display:flex;gap:12px;align-items:center;justify-content:space-between;margin:0 0 16px}
.tick input{flex:none}
form details{margin:0 0 12px}
input[type=checkbox]{appearance:none;position:relative;width:44px;height:26px;min-height:0;margin:0;padding:0;border-radius:13px;background:none;cursor:pointer}
input[type=checkbox]::before{content:'';position:absolute;top:4px;left:4px;width:16px;height:16px;border-radius:50%;background:var(--control);transition:left .12s}
input[type=checkbox]:checked{border-color:var(--pine);background:var(--pine)}
input[type=checkbox]:checked::before{left:22px;background:var(--on)}
@media(forced-colors:active){input[type=checkbox]::before{background:ButtonText}input[type=checkbox]:checked::before{background:Highlight}}
button,.button{display:block;width:100%;min-height:48px;margin:0 0 10px;padding:10px 20px;border:1px solid var(--pine);border-radius:8px;background:var(--pine);color:var(--on);font:600 16px/26px Inter,system-ui,sans-serif;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--pine2);border-color:var(--pine2)}
.quiet{background:none;border-color:var(--control);color:inherit}
.quiet:hover{background:var(--canvas);border-color:var(--control);color:inherit}
.later{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin-top:20px;padding-top:20px;border-top:1px solid var(--line)}
.later label,.later .error{flex:1 0 100%;margin:0;color:var(--ink2)}
.later .error{color:var(--bad)}
.later input{flex:1 1 180px}
.later button{flex:0 1 auto;width:auto;min-height:44px;margin:0;padding:8px 20px;font-size:15px;line-height:22px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
pre{white-space:pre-wrap;font:inherit}
@media(max-width:480px){body{padding:32px 16px 48px}h1{font-size:30px;line-height:36px}.lead{font-size:17px;line-height:27px}.card{padding:20px 16px}.rows>*{grid-template-columns:minmax(0,1fr) 44px}.rows b{grid-row:2;grid-column:1;text-align:left}.rows b:last-child{grid-column:1/3}.rows input{grid-row:1/3;grid-column:2}}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
`.replaceAll('\n', '');

const css = faces() + RULES;

/** The one style sheet of all pages. Its address holds a hash of its content, so browsers keep it for ever. */
export const pageStyle = {
  name: `${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`,
  css,
  brotli: brotliCompressSync(css),
} as const;
