// People who come to work during a test: invited by whoever signed in, they choose a name and a password.
import { done } from './api.mjs';
import { newPage } from './pages.mjs';

const PASSWORD = 'ozero-i-sosny-vecherom';

/** Invites somebody to a role and gives the page on which they have signed in, at an address. */
export async function newcomer(browser, url, inviter, { name, username, membership }, address) {
  const { invitation } = await done(inviter, 'POST', '/api/v1/people', {
    name,
    email: null,
    phone: null,
    position: null,
    memberships: [{ validFrom: null, validTo: null, orderNumber: null, orderDate: null, ...membership }],
  });
  const page = await newPage(browser);
  await page.goto(invitation.link.replace(new URL(invitation.link).origin, url));
  await page.locator('#username').fill(username);
  for (const field of ['#password', '#repeated']) await page.locator(field).fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  // The answer first: to leave the page now would take the form back.
  await page.locator('#repeated').waitFor({ state: 'detached' });
  await page.goto(url + address);
  await enter(page, username);
  return page;
}

/** Whoever has just made an account may be signed in by it, or asked once more. */
async function enter(page, username) {
  const button = page.getByRole('button', { name: 'Войти' });
  const account = page.getByRole('button', { name: 'Учетная запись', exact: true });
  await button.or(account).first().waitFor();
  if (await button.isVisible()) {
    await button.click();
    await page.locator('#username').or(account).first().waitFor();
    if (await page.locator('#username').isVisible()) {
      await page.locator('#username').fill(username);
      await page.locator('#password').fill(PASSWORD);
      await page.locator('button[type=submit]').click();
    }
  }
  await account.waitFor();
}
