import type { PurposeName } from '../consent/purpose-rule.contract.ts'
import { whyNotUsed } from '../consent/register.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../id.ts'
import { enqueueAll } from '../job/enqueue.ts'
import type { Role } from '../role.contract.ts'
import { contactResolvers, templateNamed } from './catalogue.ts'
import type { Channel } from './notice.contract.ts'
import * as store from './notice.store.ts'
import type { NewNotice, RecipientKind } from './notice.store.ts'
import { readersOf } from './recipient.store.ts'
import { fill, fillPath, misfits, type Params } from './render.rules.ts'
import type { Template } from './template.ts'

export type To =
  { readonly account: string } | { readonly consumer: string } | { readonly merchant: string } | { readonly role: Role }
export type NewsFor = {
  readonly to: To
  readonly template: string
  readonly params: Params
  /** The thing it is about; facts about the sending stand on its timeline. */
  readonly subject: string | null
  /** Names the occasion. The same recipient hears of the same occasion once, however often this runs. */
  readonly dedupe: string
  /** When it happened, if not now: old news is shown in the app, but nobody is woken for it. */
  readonly happenedAt?: Date
}

/**
 * Tells people, in the caller's transaction: the rows are there exactly once or, after a rollback, not at all; the
 * sending follows after commit and is repeated until it succeeds or is given up. Wrong parameters are a bug and throw.
 */
export async function notify(ctx: Ctx, news: NewsFor): Promise<void> {
  const template = templateNamed(news.template)
  if (!template) throw new Error(`there is no notice template ${news.template}`)
  const wrong = misfits(template.params, news.params)
  if (wrong.length > 0) throw new Error(`notice ${template.id}: ${wrong.join(', ')}`)
  if (template.purpose !== null && !(await isWelcome(ctx, news.to, template.purpose))) return
  const recipients = await recipientsOf(ctx, news.to)
  const notices = recipients.flatMap((recipient) =>
    template.channels.map((channel) => compose(ctx, { news, template, recipient, channel })),
  )
  if (notices.length === 0) return
  const fresh = await store.insertNotices(ctx, notices)
  const due = notices.filter(({ id, state }) => state === 'queued' && fresh.has(id))
  await enqueueAll(
    ctx,
    due.map((notice) => deliveryJob(notice, 0)),
  )
}

/** A notice for a purpose is for consumers: nobody else is asked whether they agree to be told. */
async function isWelcome(ctx: Ctx, to: To, purpose: PurposeName): Promise<boolean> {
  if (!('consumer' in to)) throw new Error(`a notice for the purpose ${purpose} is told to a consumer`)
  return (await whyNotUsed(ctx, to.consumer, purpose)) === null
}

/** The words of a notice, for a way of telling that is not one of the kernel's; null when there is no such template. */
export function noticeWords(id: string, params: Params, language: 'zh' | 'en') {
  const template = templateNamed(id)
  if (!template) return null
  const voice = { declared: template.params, language }
  const { heading, body, sms } = template[language]
  return {
    heading: fill(heading, params, voice),
    body: fill(body, params, voice),
    sms: fill(sms ?? body, params, voice),
  }
}

type Addressed = { readonly recipient: string; readonly id: string; readonly channel: Channel }

/**
 * A key of its own for each try: a running job can plan its successor. One queue per channel: a mail server that is away
 * keeps one worker waiting, never all of them.
 */
export const deliveryJob = ({ recipient, id, channel }: Addressed, attempts: number, runAt?: Date) => ({
  name: 'kernel.deliver-notice',
  payload: { recipient, id },
  queue: `notice-${channel}`,
  key: `notice:${id}:${attempts}:${runAt?.getTime() ?? 0}`,
  ...(runAt && { runAt }),
})

type Recipient = { readonly id: string; readonly kind: RecipientKind; readonly language: 'zh' | 'en' }

/** The people behind a party, each in their language; a party without an account is addressed as such. */
async function recipientsOf(ctx: Ctx, to: To): Promise<readonly Recipient[]> {
  const accounts = (readers: readonly { id: string; language: 'zh' | 'en' }[]) =>
    readers.map((reader) => ({ ...reader, kind: 'account' as const }))
  if ('account' in to) return accounts(await readersOf.account(ctx, to.account))
  if ('role' in to) return accounts(await readersOf.role(ctx, to.role))
  const party =
    'consumer' in to ? { kind: 'consumer' as const, id: to.consumer } : { kind: 'merchant' as const, id: to.merchant }
  const people = accounts(await readersOf[party.kind](ctx, party.id))
  return people.length > 0 ? people : [{ ...party, language: await languageOf(ctx, party) }]
}

async function languageOf(ctx: Ctx, party: { kind: 'consumer' | 'merchant'; id: string }): Promise<'zh' | 'en'> {
  for (const resolve of contactResolvers()) {
    const contact = await resolve(ctx, party)
    if (contact) return contact.language
  }
  return 'zh'
}

type Composition = { news: NewsFor; template: Template; recipient: Recipient; channel: Channel }

/** The words are fixed now, as they will be read: a template changed later does not change what was said. */
function compose(ctx: Ctx, { news, template, recipient, channel }: Composition): NewNotice {
  const { language } = recipient
  const words = template[language]
  const voice = { declared: template.params, language }
  const body = channel === 'sms' ? (words.sms ?? words.body) : words.body
  return {
    recipient: recipient.id,
    id: newId('ntc', ctx.now.getTime()),
    recipientKind: recipient.kind,
    channel,
    template: template.id,
    dedupe: news.dedupe,
    createdAt: news.happenedAt ?? ctx.now,
    language,
    urgent: template.urgency === 'urgent',
    subject: news.subject,
    params: news.params,
    heading: fill(words.heading, news.params, voice),
    body: fill(body, news.params, voice),
    href: template.href === null ? null : fillPath(template.href, news.params),
    state: channel === 'in-app' ? 'sent' : 'queued',
  }
}
