// One Chromium for a test file; each visitor is a context of its own, and every one is watched: no
// request leaves the association, nothing breaks the content security policy, no careless cookie.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

import { providerUrl, url } from './association.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--force-color-profile=srgb', '--font-render-hinting=none'];

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 320, height: 640 };

let running;

export async function browser() {
  running ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });
  return running;
}

export async function closeBrowser() {
  await running?.close();
  running = undefined;
}

export class Watch {
  problems = [];
  origins = new Set([url, providerUrl]);

  on(context) {
    context.on('request', (request) => this.request(request));
    context.on('response', (response) => this.response(response));
    context.on('page', (page) => this.page(page));
  }

  request(request) {
    const { origin, protocol } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'about:' || this.origins.has(origin)) return;
    this.problems.push(`a request to ${request.url()}`);
  }

  async response(response) {
    if (response.status() >= 500) {
      this.problems.push(`${response.status()} at ${response.url()}`);
    }
    const headers = await response.headersArray().catch(() => []);
    for (const { name, value } of headers) {
      if (name.toLowerCase() !== 'set-cookie') continue;
      for (const line of value.split('\n')) this.cookie(line, response.url());
    }
  }

  cookie(line, from) {
    if (!/;\s*HttpOnly/i.test(line)) this.problems.push(`a cookie without HttpOnly at ${from}: ${line}`);
    if (!/;\s*SameSite=(Lax|Strict)/i.test(line)) {
      this.problems.push(`a cookie without SameSite at ${from}: ${line}`);
    }
  }

  page(page) {
    page.on('pageerror', (error) => this.problems.push(`script error: ${error.message}`));
    page.on('console', (message) => {
      if (/content.security.policy|refused to/i.test(message.text())) {
        this.problems.push(`${message.text()} at ${page.url()}`);
      }
    });
  }

  isClean() {
    assert.deepEqual(this.problems, []);
  }
}

// A visitor: a page in a fresh context, with `watch` on it. Their language is that of the browser
// until a page or an account says otherwise.
export async function visitor({ language = 'en', javaScript = true, scheme = 'light',
  size = desktop, state } = {}) {
  const context = await (await browser()).newContext({
    locale: language === 'fr' ? 'fr-CA' : 'en-CA', javaScriptEnabled: javaScript,
    colorScheme: scheme, viewport: size, baseURL: url, storageState: state,
    reducedMotion: 'reduce' });
  context.setDefaultTimeout(20000);
  const watch = new Watch();
  watch.on(context);
  const page = await context.newPage();
  page.watch = watch;
  return page;
}

// In which language the pages come from now on, as the language toggle would have it.
export async function speak(page, language) {
  await page.context().addCookies([{ name: 'ams_language', value: language, url, httpOnly: true,
    sameSite: 'Lax' }]);
}
