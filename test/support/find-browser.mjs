import { existsSync } from 'node:fs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/**
 * The browser of the portal's tests: CHROME_PATH, a Chromium of the system, else the one that came with the install.
 * Null where none can be started; then the journeys are left out, which under `CI=true` is a failure.
 */
export async function findBrowser() {
  const path = [process.env.CHROME_PATH, ...SYSTEM].find((each) => each && existsSync(each)) ?? (await shipped());
  if (path !== null) return path;
  const message = 'No browser can be started here: set CHROME_PATH to a Chromium. EVERY JOURNEY IN test/portal/ IS SKIPPED.';
  if (process.env.CI === 'true') throw new Error(message);
  process.stderr.write(`\n${'!'.repeat(80)}\n${message}\n${'!'.repeat(80)}\n\n`);
  return null;
}

/** Unpacks the shipped Chromium, and with it the libraries that a bare machine lacks. Linux only. */
async function shipped() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  // This is how the package is told to unpack its libraries, too; it sets LD_LIBRARY_PATH to them.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch (error) {
    process.stderr.write(`The shipped Chromium cannot be unpacked: ${String(error)}\n`);
    return null;
  } finally {
    delete process.env.AWS_LAMBDA_JS_RUNTIME;
  }
}
