// Every page that somebody can reach, with its states: what only a form leads to is described here, the
// rest is found by following links. `open` may be done again and again and changes nothing.

import assert from 'node:assert/strict';

import * as acts from './acts.mjs';
import { url } from './association.mjs';

const at = (path) => (page) => page.goto(path);

// Sends the form as it stands, past the browser's own checks.
async function sendUnchecked(page) {
  await page.locator('#main-form').evaluate((form) => { form.noValidate = true; });
  await acts.send(page);
  await page.waitForLoadState();
  await page.locator('.error-summary').waitFor();
}

const refused = (path) => async (page) => {
  await page.goto(path);
  await sendUnchecked(page);
};

function visitors(world) {
  return [
    ['sign-in, refused', async (page) => {
      await page.goto('/sign-in');
      await page.fill('#email', 'nobody@example.org');
      await page.fill('#password', 'wrong password');
      await sendUnchecked(page);
    }],
    ['reset, no address', async (page) => {
      await page.goto('/password-reset');
      await sendUnchecked(page);
    }],
    ['reset, sent', at('/password-reset/sent')],
    ['reset, choose', at(world.resetLink)],
    ['reset, refused', async (page) => {
      await page.goto(world.resetLink);
      await sendUnchecked(page);
    }],
    ['reset, done', at('/password-reset/done')],
    ['reset, link over', at('/password-reset/link/' + 'A'.repeat(43))],
    ['signed out', at('/signed-out')],
    ['page not found', at('/no/such/page')],
    ['form out of date', async (page) => {
      await page.goto('/password-reset');
      await page.locator('#main-form [name=csrf]').evaluate((field) => { field.value = 'stale'; });
      await page.fill('#email', 'somebody@example.org');
      await acts.send(page);
      await page.waitForLoadState();
    }],
    ['terms of use', at('/mentorship/documents/terms_of_use')],
    ['confidentiality agreement', at('/mentorship/documents/confidentiality_agreement')],
    ['rules of engagement', at('/mentorship/documents/rules_of_engagement')],
    ['mentorship privacy policy', at('/mentorship/documents/privacy_policy')],
    ['answer by link', at(world.sent.open.link)],
    ['answer by link, refused', async (page) => {
      await page.goto(world.sent.open.link);
      await sendUnchecked(page);
    }],
    ['dead link', at(world.sent.accepted.link)],
  ];
}

function mentees(world) {
  const writing = `${world.mentors.declining}/introduction`;
  return [
    ['introduction, open', at(world.sent.open.introduction)],
    ['introduction, accepted', at(world.sent.accepted.introduction)],
    ['introduction, declined', at(world.sent.declined.introduction)],
    ['introduction, withdrawn', at(world.sent.withdrawn.introduction)],
    ['may not write now', at(writing)],
    ['answer to a question, refused', async (page) => {
      await page.goto(world.sent.asked.introduction);
      await sendUnchecked(page);
    }],
    ['my data, open', async (page) => {
      await page.goto('/account/privacy');
      if (!await page.locator('#main-form').count()) return;
      await page.fill('#password', world.people.mentee.account.password);
      await acts.send(page);
      await page.locator('a[href$="copy.json"]').waitFor();
    }],
    ['mentor profile', at(world.mentors.open)],
    ['paused mentor', at(world.mentors.paused)],
    ['mentee profile, refused', async (page) => {
      await page.goto('/mentorship/profile');
      await page.fill('#mentee_goals', '');
      await sendUnchecked(page);
    }],
    ['form of another session', async (page) => {
      await page.goto('/mentorship/profile');
      await page.locator('#main-form [name=csrf]').evaluate((field) => { field.value = 'stale'; });
      await acts.send(page);
      await page.locator('form[action="/send-again"]').waitFor();
    }],
    ['search, some filters', async (page) => {
      await page.goto('/mentorship/mentors');
      await acts.tick(page, 'input[name="practice_area"][value="PA_MH"]');
      await acts.tick(page, 'input[name="language"][value="en"]');
      await acts.send(page);
      await page.waitForURL(/mentors\?/);
    }],
    ['search, words and nobody', async (page) => {
      await page.goto('/mentorship/mentors');
      await page.fill('#words', 'xylophone');
      await acts.send(page);
      await page.waitForURL(/search=/);
    }],
    ['search, identity', async (page) => {
      await page.goto('/mentorship/mentors');
      await acts.tick(page, 'input[name="gender"][value="GW"]');
      await acts.send(page);
      await page.waitForURL(/search=/);
    }],
    ['search, refused', async (page) => {
      await page.goto('/mentorship/mentors');
      await page.fill('#words', 'w'.repeat(600));
      await sendUnchecked(page);
    }],
    ['search, second page', at('/mentorship/mentors?page=2')],
    ['search, too far', at('/mentorship/mentors?page=90')],
    ['concern, refused', refused('/mentorship/concerns/new')],
    ['search that is over', at(`/mentorship/mentors?search=${'A'.repeat(43)}`)],
    ['not for members', at('/console')],
  ];
}

function newcomers(world) {
  return [
    ['mentee profile before writing', at(`${world.mentors.open}/introduction`)],
    ['renewal, refused', async (page) => {
      await page.goto('/account/renewal');
      await acts.tick(page, '#tandem_want');
      await sendUnchecked(page);
    }],
    ['profile, refused', async (page) => {
      await page.goto('/account/profile');
      await page.fill('#given_name', '');
      await page.fill('#email', 'no address');
      await acts.tick(page, '#tandem_want');
      await sendUnchecked(page);
    }],
    ['profile saved', at('/account/profile/saved')],
    ['somebody blocked', at('/mentorship/blocks')],
    ['token, refused', refused('/account/tokens/new')],
    ['erasing, refused', refused('/account/privacy/erase')],
  ];
}

function writers(world) {
  const writing = `${world.mentors.declining}/introduction`;
  return [
    ['introduction, refused', async (page) => {
      await page.goto(writing);
      await sendUnchecked(page);
    }],
  ];
}

function staff(world) {
  const { email } = world.people.newcomer.account;
  return [
    ['case, refused', refused(`/console${world.concern}`)],
    ['incident, refused', refused('/console/mentorship/incidents/new')],
    ['hiding, refused', refused(`/console/mentorship/mentors/${world.mentors.open.split('/').pop()}`)],
    ['erasing a member, refused', refused('/console/erasures')],
    ['preparing, refused', async (page) => {
      await page.goto(`/console/mentorship/prepare?name=${encodeURIComponent(email)}`);
      await page.locator('a[href^="/console/mentorship/prepare/"]').click();
      await sendUnchecked(page);
    }],
  ];
}

function payers(world) {
  return [
    ['renewal, declined', at(world.renewals.declined)],
    ['renewal, settled', at(world.renewals.settled)],
  ];
}

// By person: where their links begin, and what only forms lead to.
export function stations(world) {
  const requests = (one) => one.introduction.replace('/introductions/', '/requests/');
  return [
    { as: null, starts: ['/', '/sign-in'], more: visitors(world) },
    { as: 'mentee', starts: ['/account', '/mentorship'], more: mentees(world) },
    { as: 'newcomer', starts: ['/account', '/account/renewal', '/mentorship'], more: newcomers(world) },
    { as: 'payer', starts: [], more: payers(world) },
    { as: 'waiting', starts: ['/account/renewal'], more: [] },
    { as: 'ahead', starts: ['/account/renewal'], more: [] },
    { as: 'mentor_open', starts: ['/mentorship', '/account/profile'],
      more: [['own profile', at(world.mentors.open)],
        ['request, refused', async (page) => {
          await page.goto(requests(world.sent.open));
          await sendUnchecked(page);
        }]] },
    { as: 'mentor_accepting', starts: ['/mentorship'],
      more: [['request, accepted', at(requests(world.sent.accepted))]] },
    { as: 'mentor_declining', starts: ['/mentorship'],
      more: [['request, declined', at(requests(world.sent.declined))]] },
    { as: 'mentor_paused', starts: ['/mentorship'],
      more: [['own profile, paused', at(world.mentors.paused)]] },
    { as: 'lapsed', starts: ['/account', '/mentorship', '/mentorship/mentors', '/account/renewal'],
      more: [] },
    { as: 'staff', starts: ['/account', '/console'], more: staff(world) },
  ].map((one) => ({ ...one, more: [...one.more, ...(one.as === 'mentor_open' ? writers(world) : [])] }));
}

// Addresses that differ in ids only are one page; of those with a query one is enough.
export const pattern = (path) => path.split('?')[0].replace(/[0-9a-f]{8}-?[0-9a-f]{4}[-0-9a-f]{15,}/g, '{id}');

// Follows every link from the starts; calls `seen(path)` for these and for each page that is not in
// `known`.
export async function crawl(page, starts, seen, known = new Set()) {
  const waiting = [...starts];
  for (const start of starts) known.delete(pattern(start));
  while (waiting.length) {
    const path = waiting.shift();
    if (known.has(pattern(path))) continue;
    known.add(pattern(path));
    const answer = await page.goto(path);
    assert.ok(answer.ok() || answer.status() === 403, `${path} answers ${answer.status()}`);
    known.add(pattern(new URL(page.url()).pathname));
    // A download leads to no page, and neither does a schema.
    const links = await page.locator('a[href]:not([download], [href$=".json"])')
      .evaluateAll((all) => all.map((one) => one.href));
    for (const link of links) {
      const { origin, pathname, search } = new URL(link);
      if (origin === url && !pathname.startsWith('/dev/')) waiting.push(pathname + search);
    }
    await seen(path);
  }
}
