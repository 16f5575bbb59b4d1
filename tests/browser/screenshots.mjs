// Not a test: writes the README's pictures, packaging/pictures/PAGE.LANGUAGE[.phone].png. Run it beside
// a demonstration with mentors:
//
//   python3 packaging/stack/serve.py --members 200 --mentors -- node tests/browser/screenshots.mjs

import fs from 'node:fs';
import path from 'node:path';

import * as acts from './support/acts.mjs';
import { named, repository, take } from './support/association.mjs';
import { closeBrowser, speak, visitor } from './support/browser.mjs';

const folder = path.join(repository, 'packaging', 'pictures');
const sizes = { '': { width: 1200, height: 900 }, '.phone': { width: 390, height: 844 } };

// In both languages; `prepare` opens the page and fills in what the picture shows.
async function shoot(page, name, prepare) {
  for (const language of ['en', 'fr']) {
    await speak(page, language);
    await prepare(language);
    for (const [suffix, size] of Object.entries(sizes)) {
      await page.setViewportSize(size);
      await page.mouse.move(0, 0);
      await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
      await page.screenshot({ path: path.join(folder, `${name}.${language}${suffix}.png`) });
    }
    await page.setViewportSize(sizes['']);
  }
  await speak(page, 'en');
}

const message = {
  en: 'Hello!\n\nI have just begun on a community team and read your profile twice. Could we talk ' +
    'about keeping my own role on a team where everybody does everything?',
  fr: 'Bonjour!\n\nJe viens de me joindre à une équipe communautaire et j’ai lu votre profil deux ' +
    'fois. Pourrions-nous parler de la place de l’ergothérapie dans une telle équipe?',
};

fs.mkdirSync(folder, { recursive: true });
const page = await acts.signIn(await visitor(), named('amelia.'));

await shoot(page, 'renewal', async () => {
  await page.goto('/account/renewal');
  await page.check('#tandem_want');
  await page.locator('details.questionnaire > summary').click();
});

await page.goto('/mentorship/profile');
await acts.fill(page, 'mentee_', { ...acts.menteeAnswers.en, display_name: 'Amelia Hart', province: 'ON',
  practice_areas: ['PA_MH'], client_ages: ['CA_ADU'], topics: ['TP_CLIN', 'TP_START'] });
await acts.send(page);
await page.locator('.notice.success').waitFor();

await page.goto('/mentorship/mentors');
await acts.tick(page, 'input[name="practice_area"][value="PA_MH"]');
await acts.send(page);
await page.waitForURL(/mentors\?/);
const found = page.url();
await shoot(page, 'directory', () => page.goto(found));

const [mentor] = await page.locator('.results h3 a').evaluateAll((all) => all.map((one) => one.pathname));
await shoot(page, 'introduction', async (language) => {
  await page.goto(`${mentor}/introduction`);
  await page.fill('#message', message[language]);
});

const other = take();
const own = await acts.becomeMentor(await acts.signIn(await visitor(), other), 'en');
const { link } = await acts.introduceByMail(page, other, own, 'en', message.en);
await acts.answerByLink(await visitor(), link, 'accept', 'Gladly. Tuesdays suit me best.');
await acts.introduce(page, mentor, 'en', message.en);
await shoot(page, 'my_mentorship', () => page.goto('/mentorship'));
await closeBrowser();
