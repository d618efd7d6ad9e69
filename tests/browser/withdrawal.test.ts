import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { shanghaiDay } from '../../src/kernel/calendar/day.rules.ts'
import { steps } from '../../src/complaints/lifecycle.rules.ts'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, complainedAsGuest, long, read, send } from './session.ts'
import { looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const languages = ['zh', 'en'] as const
type Language = (typeof languages)[number]
const text = { zh, en }
const goto = async (page: Page, path: string) => {
  await page.goto(`${open.site.url}${path}`)
  await settled(page)
}
const sent = async (page: Page) => {
  await page.locator('.step-form button[type=submit]').click()
  await page.locator('.step-form').waitFor({ state: 'detached' })
}
const why = { zh: '商家已经换了新的，用着没有问题。', en: 'The shop has sent a new one, and it works.' }

/** Asks as a person does it, from the steps of the case. */
async function ask(page: Page, language: Language, picture: string): Promise<void> {
  const t = text[language].withdrawal
  await page.getByRole('button', { name: steps.ask_withdrawal.title[language], exact: true }).click()
  await page.locator('.step-form textarea').fill(why[language])
  await page.getByRole('checkbox', { name: t.free }).check()
  await looked(page, picture)
  await sent(page)
  await page.locator('.state-tag', { hasText: t.state.asked }).waitFor()
}

test.each(languages)(
  'after a settlement the consumer asks to withdraw, the shop refuses and later consents, and both read what follows (%s)',
  async (language) => {
    const t = text[language].withdrawal
    const who = (role: 'consumer' | 'merchant' | 'agent') =>
      visit(open.browser, open.site, { role, language, size: role === 'consumer' ? 'phone' : 'desk' })
    const [consumer, merchant, agent] = [await who('consumer'), await who('merchant'), await who('agent')]
    const id = await complained(consumer.page)
    await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
    const offer = { remedy: 'refund', amountFen: 100 }
    await send(merchant.page, `/api/complaints/${id}/merchant-reply`, { text: long, offer })
    await send(consumer.page, `/api/complaints/${id}/acceptance`, {})
    await goto(consumer.page, `/complaints/${id}`)
    await ask(consumer.page, language, `${language}-withdrawal-1-ask`)
    await looked(consumer.page, `${language}-withdrawal-2-asked`)

    const answer = async (says: string, means: string, picture: string) => {
      await goto(merchant.page, `/complaints/${id}`)
      await looked(merchant.page, `${picture}-case`)
      const title = steps.answer_withdrawal.title[language]
      await merchant.page.getByRole('button', { name: title, exact: true }).click()
      await merchant.page.getByText(why[language]).last().waitFor()
      await merchant.page.getByRole('radio', { name: says, exact: true }).check()
      await merchant.page.getByText(means).waitFor()
      await looked(merchant.page, picture)
      await sent(merchant.page)
    }
    await answer(t.no, t.means.no, `${language}-withdrawal-3-no`)
    await goto(consumer.page, `/complaints/${id}`)
    await consumer.page.locator('.state-tag', { hasText: t.state.refused }).waitFor()
    await ask(consumer.page, language, `${language}-withdrawal-4-again`)
    await answer(t.yes, t.means.yes, `${language}-withdrawal-5-yes`)
    await goto(consumer.page, `/complaints/${id}`)
    await consumer.page.locator('.state-tag', { hasText: t.state.agreed }).waitFor()
    await looked(consumer.page, `${language}-withdrawal-6-agreed`)
    await goto(agent.page, `/complaints/${id}`)
    await looked(agent.page, `${language}-withdrawal-7-agent`)
    for (const one of [consumer, merchant, agent]) {
      expect(one.problems).toEqual([])
      await one.context.close()
    }
  },
)

test.each(languages)(
  'a guest settles a part in mediation, opens it by its link, and asks there to withdraw (%s)',
  async (language) => {
    const t = text[language]
    const who = (role: 'consumer' | 'merchant' | 'agent') => visit(open.browser, open.site, { role, language })
    const [consumer, merchant, agent] = [await who('consumer'), await who('merchant'), await who('agent')]
    const guest = await visit(open.browser, open.site, { language, size: 'phone' })
    await guest.page.goto(open.site.url)
    const by = { consumer: consumer.page, merchant: merchant.page, agent: agent.page }
    const wanted = { remedies: ['refund', 'apology'] }
    const { id, page, door } = await complainedAsGuest(guest.page, { ...by, claim: wanted })
    await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
    await send(merchant.page, `/api/complaints/${id}/merchant-reply`, { text: long, offer: null })
    await send(guest.page, `${door}/refusal`, { text: long })
    await send(agent.page, `/api/complaints/${id}/evidence-closing`, { text: long })
    const dueOn = shanghaiDay(new Date(Date.now() + 7 * 86_400_000))
    const term = { by: 'merchant', remedy: 'refund', amountFen: 60, dueOn, note: '' }
    const settles = { remedies: ['refund'], amountFen: 60 }
    type Room = { readonly proposals: readonly { readonly id: string; readonly hash: string }[] }
    const proposed = await send<Room>(merchant.page, `/api/complaints/${id}/proposals`, {
      terms: [term],
      text: long,
      settles,
    })
    const one = proposed.proposals.at(-1)
    await send(merchant.page, `/api/complaints/${id}/agreement`, { proposal: one?.id, hash: one?.hash })
    await goto(guest.page, `${page}/mediation`)
    await looked(guest.page, `${language}-part-1-room`)
    await send(guest.page, `${door}/agreement`, { proposal: one?.id, hash: one?.hash })
    await goto(guest.page, page)
    await guest.page.getByRole('heading', { name: t.mediation.part.title }).waitFor()
    await looked(guest.page, `${language}-part-2-whole`)
    const { parts } = await read<{ parts: { page: string; receipt: string }[] }>(guest.page, `${door}/parts`)
    await guest.page.getByRole('link', { name: parts[0]?.receipt ?? '' }).click()
    await guest.page.getByText(t.mediation.part.whole).waitFor()
    await looked(guest.page, `${language}-part-3-part`)
    await ask(guest.page, language, `${language}-part-4-ask`)
    await looked(guest.page, `${language}-part-5-asked`)
    await goto(merchant.page, `/complaints/${id}`)
    await looked(merchant.page, `${language}-part-6-shop`)
    for (const visitor of [consumer, merchant, agent, guest]) {
      expect(visitor.problems).toEqual([])
      await visitor.context.close()
    }
  },
)
