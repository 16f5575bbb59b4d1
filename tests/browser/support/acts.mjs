// What people do on the pages, as people do it: they open what is folded, click, type, press.

import assert from 'node:assert/strict';

import { linkIn, named, nextMail, providerUrl, seenBy, url } from './association.mjs';

export const mentorAnswers = {
  en: { province: 'ON', city: 'Thunder Bay', languages: ['en'], practice_areas: ['PA_MH'],
    client_ages: ['CA_ADU'], years: 'YP_6_10', training: ['TR_OT_M'], topics: ['TP_CLIN'],
    modes: ['MD_VIDEO'], biography: 'I work in community mental health, near the lake.' },
  fr: { province: 'QC', city: 'Gaspé', languages: ['fr'], practice_areas: ['PA_NEURO'],
    client_ages: ['CA_SEN'], years: 'YP_21', training: ['TR_OT_B'], topics: ['TP_TOOLS'],
    modes: ['MD_TEL'], biography: 'Je travaille en réadaptation, au bord de la mer.' },
};

export const menteeAnswers = {
  en: { display_name: 'Alex Doe', role: 'MEM', province: 'AB', languages: ['en'],
    practice_areas: ['PA_NEURO'], topics: ['TP_CLIN'], goals: 'Plan a first group.',
    introduction: 'I work on a stroke unit.' },
  fr: { display_name: 'Alix Doe', role: 'MEM', province: 'QC', languages: ['fr'],
    practice_areas: ['PA_MH'], topics: ['TP_CLIN'], goals: 'Animer un premier groupe.',
    introduction: 'Je travaille en CLSC.' },
};

// Opens what hides an element, from the outside inwards.
export async function reveal(locator) {
  const closed = locator.locator('xpath=ancestor::details[not(@open)]');
  for (let left = await closed.count(); left > 0; --left) {
    const outermost = closed.first();
    if (await outermost.count() === 0) break;
    await outermost.locator('xpath=./summary').click();
  }
}

export async function tick(page, selector) {
  const box = page.locator(selector);
  await reveal(box);
  await box.check();
}

async function setField(page, name, value) {
  const field = page.locator(`#main-form [name="${name}"]`).first();
  await reveal(field);
  const tag = await field.evaluate((element) => element.tagName + ':' + element.type);
  if (/:(checkbox|radio)$/.test(tag)) {
    for (const each of [value].flat()) await tick(page, `#main-form [name="${name}"][value="${each}"]`);
  } else if (tag.startsWith('SELECT')) {
    await field.selectOption(value);
  } else {
    await field.fill(value);
  }
}

export async function fill(page, prefix, answers) {
  for (const [name, value] of Object.entries(answers)) await setField(page, prefix + name, value);
}

// Sends the form, as its own button does; the host's menu has buttons too.
export async function send(page, form = '#main-form') {
  await page.locator(`${form} button[type="submit"]`).last().click();
}

export const statusOf = (page) => page.evaluate(
  () => performance.getEntriesByType('navigation')[0].responseStatus);

// ---- Signing in ----

export async function signIn(page, account, next = '') {
  await page.goto('/sign-in' + (next && `?next=${encodeURIComponent(next)}`));
  await page.fill('#email', account.email);
  await page.fill('#password', account.password);
  await send(page);
  if (account.staff) {
    await page.waitForURL(/sign-in\/code/);
    await page.fill('#code', await codeOf(account));
    await send(page);
  }
  await page.locator('.who').waitFor();
  return page;
}

export async function codeOf(account) {
  const answer = await fetch(`${url}/dev/totp/${encodeURIComponent(account.email)}`);
  return (await answer.json()).code;
}

// ---- Mentors ----

export async function fillMentorSection(page, language, more = {}) {
  await tick(page, '#tandem_want');
  await fill(page, 'tandem_mentor_', { ...mentorAnswers[language], ...more });
}

export async function agree(page) {
  await tick(page, '#tandem_terms');
  await tick(page, '#tandem_confidentiality');
}

export async function becomeMentor(page, language, more = {}) {
  await page.goto('/account/profile');
  await fillMentorSection(page, language, more);
  await agree(page);
  await send(page);
  await page.waitForURL(/\/account\/profile\/saved/);
  const own = await page.locator('a[href^="/mentorship/mentors/"]').first().getAttribute('href');
  return own;
}

export async function pay(page, how = 'pay') {
  await page.waitForURL((at) => at.href.startsWith(providerUrl));
  await page.locator(`form[action$="/${how}"] button`).click();
  if (how === 'close') return;
  await page.waitForURL((at) => at.href.startsWith(url));
  await settled(page);
}

// The provider's notice may come after the browser does; people look again.
export async function settled(page) {
  for (let tries = 0; tries < 50; ++tries) {
    const again = page.locator('main a.button[href^="/account/renewal/"]');
    if (await again.count() === 0) return;
    await page.waitForTimeout(200);
    await again.first().click();
  }
  assert.fail('the payment is being processed for too long');
}

// ---- Mentees ----

export async function introduce(page, mentorPath, language, message) {
  await page.goto(mentorPath);
  await page.locator('a[href*="/introduction"]').first().click();
  if (page.url().includes('/mentorship/profile')) {
    await fill(page, 'mentee_', menteeAnswers[language]);
    await send(page);
    await page.waitForURL(/\/introduction/);
  }
  await page.fill('#message', message);
  await send(page);
  await page.waitForURL(/\/mentorship\/introductions\//);
  return new URL(page.url()).pathname;
}

// Sends an introduction and gives back the link in the mentor's mail.
export async function introduceByMail(page, mentor, mentorPath, language, message) {
  const seen = await seenBy(mentor.email);
  const introduction = await introduce(page, mentorPath, language, message);
  const mail = await nextMail(mentor.email, seen, '/mentorship/links/');
  return { introduction, mail, link: linkIn(mail, '/mentorship/links/') };
}

export async function answerByLink(page, link, answer, note = '') {
  await page.goto(link);
  await page.check(`input[name="answer"][value="${answer}"]`);
  if (note) await page.fill('#note', note);
  await send(page);
}

export { named };
