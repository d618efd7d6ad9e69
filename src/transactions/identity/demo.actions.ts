import sharp from 'sharp'
import { activePerson, peopleWithRole } from '../../kernel/access/people.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { insertKept, keepJudged } from '../../kernel/evidence/arrived.actions.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { decideVerification } from './decide.actions.ts'
import { askVerification } from './identity.actions.ts'
import { agreementVersion } from './identity.contract.ts'

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
const boxes: readonly Box[] = [
  { left: 560, top: 90, width: 200, height: 260 },
  ...[90, 160, 230].map((top) => ({ left: 70, top, width: 380, height: 26 })),
  { left: 70, top: 440, width: 640, height: 34 },
]
const filled = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } }).png()
/** A card with a grey box for the face and bars where words would be: of nobody. */
async function card(): Promise<Buffer> {
  const parts = boxes.map(async ({ left, top, width, height }) => {
    return { left, top, input: await filled(width, height, '#b7c4be').toBuffer() }
  })
  return filled(860, 540, '#eef3f1')
    .composite(await Promise.all(parts))
    .toBuffer()
}

/** Born on the day that GB 11643 takes for its example. */
const number = '11010519491231002X'

/** The consumer of the demo was refused once, because nothing could be read, and waits with a better picture. */
export async function demoVerification(ctx: Ctx): Promise<void> {
  const [someone] = await peopleWithRole(ctx, ['consumer'])
  const [analyst] = await peopleWithRole(ctx, ['risk-analyst'])
  const consumer = someone && (await activePerson(ctx, someone.id))
  const desk = analyst && (await activePerson(ctx, analyst.id))
  if (!consumer || !desk) return
  const hoursAgo = (hours: number) => new Date(ctx.now.getTime() - hours * 3_600_000)
  const first = await asked({ ...ctx, now: hoursAgo(52) }, consumer)
  if (!first) return
  await inTransaction({ ...ctx, actor: desk, now: hoursAgo(47) }, (inner) =>
    decideVerification(inner, { id: first, why: 'unclear' }),
  )
  await asked({ ...ctx, now: hoursAgo(5) }, consumer)
}

async function asked(ctx: Ctx, actor: Actor): Promise<string | null> {
  const content = await card()
  const kept = await keepJudged({ name: '证件照片.png', type: 'image/png', content })
  if (kept instanceof Refusal) return null
  const done = await inTransaction({ ...ctx, actor }, async (inner) => {
    const file = await insertKept(inner, kept, null)
    return askVerification(inner, { name: '王小满', number, file, agreedTo: agreementVersion })
  })
  return done.current?.id ?? null
}
