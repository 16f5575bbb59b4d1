// A small world with something on every page: mentors, one of them paused; a mentee whose introductions
// are open, asked about, accepted, declined and withdrawn, and who reported a concern; somebody who
// renews, and somebody who blocked a mentor; staff with a case. Made once, by people on pages; the
// test files after the first one find it in the data folder.

import fs from 'node:fs';
import path from 'node:path';

import * as acts from './acts.mjs';
import { dataFolder, linkIn, named, nextMail, providerUrl, seenBy, take } from './association.mjs';
import { visitor } from './browser.mjs';

const kept = path.join(dataFolder, 'browser-world.json');

export async function world() {
  if (fs.existsSync(kept)) return JSON.parse(fs.readFileSync(kept, 'utf8'));
  const made = await make();
  fs.writeFileSync(kept, JSON.stringify(made));
  return made;
}

async function make() {
  const people = {};
  const pages = {};
  const enter = async (name, account) => {
    pages[name] = await acts.signIn(await visitor({ language: account.language }), account);
    people[name] = { account };
    return pages[name];
  };
  const mentors = await makeMentors(enter, people);
  await enter('mentee', take());
  const sent = await introductions(pages.mentee, people, mentors);
  await pause(pages.mentor_paused);
  const renewals = await renew(enter);
  await block(await enter('newcomer', take()), mentors.declining);
  await enter('ahead', named('luc.'));
  await enter('lapsed', named('nora.'));
  const concern = await report(pages.mentee);
  await takeOn(await enter('staff', named('staff@')), concern);
  const visits = await resetLinks(people.newcomer.account);
  for (const [name, page] of Object.entries(pages)) {
    people[name].state = await page.context().storageState();
    page.watch.isClean();
    await page.context().close();
  }
  return { people, mentors, sent, renewals, concern, ...visits };
}

async function makeMentors(enter, people) {
  const mentors = {};
  for (const [name, language] of [['open', 'en'], ['accepting', 'fr'], ['declining', 'en'], ['paused', 'en']]) {
    const page = await enter(`mentor_${name}`, take({ language }));
    mentors[name] = await acts.becomeMentor(page, language, {
      skills: language === 'fr' ? 'Douleur persistante.' : 'Persistent pain.' });
  }
  return mentors;
}

async function pause(page) {
  await page.goto('/account/profile');
  await page.check('#tandem_paused');
  await acts.send(page);
  await page.waitForURL(/saved/);
}

async function block(page, mentor) {
  await page.goto(`/mentorship/blocks/new?member=${mentor.split('/').pop()}`);
  await acts.send(page, 'main form');
  await page.waitForURL(/\/mentorship\/blocks\b(?!\/new)/);
}

async function report(page) {
  await page.goto('/mentorship/concerns/new');
  await acts.tick(page, 'input[name="kind"][value="other"]');
  await page.fill('#words', 'It went like this.');
  await acts.send(page);
  await page.waitForURL(/\/concerns\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

async function takeOn(page, concern) {
  await page.goto(`/console${concern}`);
  await page.locator('form:has(input[value="assigned"]) button').click();
  await page.locator('#command').waitFor();
}

async function introductions(page, people, mentors) {
  const to = (name, message) => acts.introduceByMail(page, people[`mentor_${name}`].account,
    mentors[name], 'en', message);
  const withdrawn = await to('open', 'A first try, soon taken back.');
  await page.locator('details:has(form[action$="/withdraw"]) > summary').click();
  await page.locator('form[action$="/withdraw"] button').click();
  await page.waitForLoadState();
  const open = await to('open', 'May I ask you about your first year?\nI have two questions.');
  const asked = await to('paused', 'May I come with a question of my own?');
  const accepted = await to('accepting', 'Could we talk about groups?');
  const declined = await to('declining', 'Would you have time in spring?');
  await answer(asked.link, 'ask', 'Since when do you work there?');
  await answer(accepted.link, 'accept', 'Avec plaisir!');
  await answer(declined.link, 'decline', 'I have no room before spring.');
  return { withdrawn, open, asked, accepted, declined };
}

async function answer(link, decision, note) {
  const page = await visitor();
  await acts.answerByLink(page, link, decision, note);
  await page.context().close();
}

async function renew(enter) {
  const renewals = {};
  const payer = await enter('payer', take());
  const begin = async (page, answers) => {
    await page.goto('/account/renewal');
    if (answers) await answers();
    await acts.send(page);
    await page.waitForURL((at) => at.href.startsWith(providerUrl));
    return page.url();
  };
  await begin(payer, async () => {
    await acts.fillMentorSection(payer, 'en');
    await acts.agree(payer);
  });
  await acts.pay(payer, 'decline');
  renewals.declined = new URL(payer.url()).pathname;
  // The draft is filled in again, but for the two agreements.
  renewals.paidCheckout = await begin(payer, () => acts.agree(payer));
  await acts.pay(payer);
  renewals.settled = new URL(payer.url()).pathname;
  renewals.openCheckout = await begin(await enter('waiting', take()));
  return renewals;
}

async function resetLinks(account) {
  const ask = async () => {
    const seen = await seenBy(account.email);
    const page = await visitor();
    await page.goto('/password-reset');
    await page.fill('#email', account.email);
    await acts.send(page);
    await page.waitForURL(/sent/);
    await page.context().close();
    return linkIn(await nextMail(account.email, seen, '/password-reset/link/'), '/password-reset/link/');
  };
  return { resetLink: await ask() };
}
