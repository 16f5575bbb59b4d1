// The content security policy holds, and is really what holds: planted scripts, styles and requests do
// not run. The pages themselves are watched for breaches in all other tests.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import * as acts from './support/acts.mjs';
import { url } from './support/association.mjs';
import { closeBrowser, visitor } from './support/browser.mjs';
import { world } from './support/world.mjs';

after(closeBrowser);

const known = await world();
const pages = [['/', null], ['/sign-in', null], ['/account/profile', 'newcomer'],
  ['/mentorship/mentors', 'mentee'], ['/mentorship', 'mentee'], [known.sent.open.link, null],
  [known.renewals.openCheckout, null]];

for (const [path, as] of pages) {
  test(`what is planted into ${path.replace(/[\w-]{43}/, '…')} does nothing`, async () => {
    const page = await visitor({ state: as ? known.people[as].state : undefined });
    await page.goto(path);
    page.watch.isClean();
    const done = await page.evaluate(async () => {
      const plant = (tag, fields) => document.body.append(
        Object.assign(document.createElement(tag), fields));
      plant('script', { textContent: 'window.planted = true' });
      plant('style', { textContent: 'body { outline: 7px solid red }' });
      plant('img', { src: 'http://planted.invalid/x.png' });
      const sent = await fetch('http://planted.invalid/', { mode: 'no-cors' }).then(() => true, () => false);
      return { script: 'planted' in window, sent, style: getComputedStyle(document.body).outlineWidth };
    });
    assert.deepEqual({ ...done, style: done.style === '7px' },
      { script: false, sent: false, style: false });
    // The visitor's watch notices what was planted: it would notice a page that did so by itself.
    await page.waitForTimeout(100);
    assert.ok(page.watch.problems.length >= 3, `noticed only ${page.watch.problems}`);
  });
}

test('every kind of answer carries the policy', async () => {
  const paths = ['/', '/no/such/page', '/mentorship', '/mentorship/links/' + 'A'.repeat(43), '/readyz'];
  for (const path of paths) {
    const answer = await fetch(url + path, { redirect: 'manual' });
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|\*/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
  }
  const theirs = await fetch(known.renewals.openCheckout);
  assert.match(theirs.headers.get('content-security-policy'), /default-src 'none'/);
});

test('a page cannot be framed', async () => {
  const page = await visitor();
  // In a blank page: one with a policy of its own would frame nothing anyway.
  await page.setContent(`<iframe src="${url}/sign-in"></iframe>`);
  await page.waitForTimeout(500);
  const inside = page.frames().find((frame) => frame !== page.mainFrame());
  assert.equal(await inside.locator('#email').count(), 0);
});

test('PRV-15: cookies are for this site alone and out of the reach of scripts', async () => {
  const page = await acts.signIn(await visitor(), known.people.newcomer.account);
  await page.locator('.toggle[name=switch_language]').first().click();
  await page.goto(known.sent.open.link);
  const cookies = await page.context().cookies();
  assert.ok(cookies.length >= 3, `only ${cookies.length} cookies`);
  for (const one of cookies) {
    assert.ok(one.httpOnly, `${one.name} can be read by scripts`);
    assert.match(one.sameSite, /Lax|Strict/, one.name);
    assert.equal(one.domain, new URL(url).hostname);
  }
  assert.equal(await page.evaluate(() => document.cookie), '');
});
