// A mail link decides nothing by being opened, whatever opens it: only a choice and a POST do.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import * as acts from './support/acts.mjs';
import { take, url } from './support/association.mjs';
import { closeBrowser, visitor } from './support/browser.mjs';

after(closeBrowser);

const mentor = take();
let mentee;
let sent;

const stateLine = () => mentee.locator('.summary-list dd').first().textContent();

async function isOpen() {
  await mentee.goto(sent.introduction);
  assert.equal(await mentee.locator('form[action$="/withdraw"]').count(), 1,
    `not open any more: ${await stateLine()}`);
}

before(async () => {
  const page = await acts.signIn(await visitor(), mentor);
  const own = await acts.becomeMentor(page, 'en');
  mentee = await acts.signIn(await visitor(), take());
  sent = await acts.introduceByMail(mentee, mentor, own, 'en', 'A question, if I may.');
});

test('the token leaves the address, and the page leaves no trace', async () => {
  const page = await visitor();
  const token = sent.link.split('/').pop();
  const answers = [];
  page.on('response', (answer) => answers.push(answer));
  const last = await page.goto(sent.link);
  assert.ok(!page.url().includes(token), page.url());
  assert.ok(!(await page.content()).includes(token), 'the token is in the page');
  const history = await page.evaluate(() => [document.referrer, location.href]);
  assert.ok(!history.join(' ').includes(token));
  for (const answer of [answers[0], last]) {
    const headers = await answer.allHeaders();
    assert.equal(headers['referrer-policy'], 'no-referrer', answer.url());
    assert.match(headers['cache-control'], /no-store/, answer.url());
    assert.match(headers['x-robots-tag'], /noindex/, answer.url());
  }
  for (const one of await page.context().cookies()) {
    if (one.name.includes('link')) assert.equal(one.path, new URL(page.url()).pathname);
  }
});

test('a link on the page tells nobody where it was', async () => {
  const page = await visitor();
  await page.goto(sent.link);
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.url() === `${url}/privacy`),
    page.locator('footer a[href="/privacy"]').click()]);
  assert.equal(request.headers().referer, undefined);
});

test('HEAD and GET of anything that fetches links change nothing', async () => {
  for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
    for (const headers of [{}, { purpose: 'prefetch' }, { 'user-agent': 'LinkScanner/1.0' }]) {
      await fetch(sent.link, { method, headers });
    }
  }
  await isOpen();
});

test('a scripted browser that looks at everything decides nothing', async () => {
  const page = await visitor();
  await page.goto(sent.link);
  await page.waitForTimeout(500);
  await page.mouse.wheel(0, 5000);
  const everything = 'a:visible:not(.skip-link), button.button:visible, button.toggle:visible, label:visible';
  for (const one of await page.locator(everything).all()) await one.hover();
  await page.evaluate(() => {
    for (const one of document.links) {
      document.head.append(Object.assign(document.createElement('link'),
        { rel: 'prefetch', href: one.href }));
    }
  });
  await page.waitForTimeout(500);
  await page.reload();
  const here = page.url();
  const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((one) => one.href));
  assert.ok(links.length >= 4);
  for (const link of new Set(links)) await page.goto(link);
  await page.goto(here);
  await page.goBack();
  await page.goForward();
  await page.goto(sent.link);
  await isOpen();
});

test('the page without its cookie shows nothing of the introduction', async () => {
  const page = await visitor();
  await page.goto(sent.link);
  const clean = page.url();
  const stranger = await visitor();
  await stranger.goto(clean);
  const text = await stranger.locator('main').textContent();
  assert.ok(!text.includes('A question, if I may.'));
  assert.equal(await stranger.locator('input[name=answer]').count(), 0);
});

test('pressing the button without a choice decides nothing, and keeps the words', async () => {
  const page = await visitor();
  await page.goto(sent.link);
  assert.equal(await page.locator('input[name=answer]:checked').count(), 0);
  await page.fill('#note', 'Some words.');
  await acts.send(page);
  await page.locator('.error-summary').waitFor();
  assert.equal(await acts.statusOf(page), 422);
  assert.equal(await page.inputValue('#note'), 'Some words.');
  await isOpen();
});

test('a choice and the button decide, once; then the link is dead', async () => {
  const page = await visitor();
  const other = await visitor();
  await other.goto(sent.link);
  await acts.answerByLink(page, sent.link, 'accept', 'Gladly.');
  await page.locator('.notice.success').waitFor();
  await mentee.goto('/mentorship');
  assert.ok((await mentee.locator('main').textContent()).includes(mentor.email));

  await other.check('input[name=answer][value=decline]');
  await acts.send(other);
  await other.waitForLoadState();
  await mentee.goto('/mentorship');
  assert.ok((await mentee.locator('main').textContent()).includes(mentor.email));

  const late = await visitor();
  await late.goto(sent.link);
  assert.equal(await late.locator('input[name=answer]').count(), 0);
});
