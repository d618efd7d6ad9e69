import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { typeset } from '../../kernel/document/typeset.ts'
import {
  keepMade,
  putContent,
  releaseFiles,
  spoolFolder,
  type Content as Bytes,
} from '../../kernel/evidence/keep.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { packArchive } from './archive.actions.ts'
import { copiesOf, thumbnailsOf } from './copies.actions.ts'
import type { Content } from './dossier-content.rules.ts'
import { fileNames, isInTheMaking, keepUntil, mostAttempts, shareOf, staleMinutes } from './dossier.rules.ts'
import * as store from './dossier.store.ts'
import type { Dossier } from './dossier.store.ts'
import { paperOf } from './paper.rules.ts'

type Wanted = { readonly complaint: string; readonly dossier: string }

/**
 * Makes the two files out of what was taken down. Every step can be done again: the same content gives the same bytes, bytes are kept
 * under their hash, and only the last transaction says that they are there. A worker that dies in between costs time and nothing else.
 */
export async function makeDossier(ctx: Ctx, wanted: Wanted): Promise<void> {
  const dossier = await start(ctx, wanted)
  const content = dossier && (await store.contentOf(ctx, wanted.complaint, wanted.dossier))
  if (!dossier || !content) return
  const spooled = join(spoolFolder(), `dossier-${randomUUID()}`)
  try {
    await finish(ctx, dossier, await makeFiles(ctx, { dossier, content, spooled }))
  } catch (error) {
    if (error instanceof Refusal) return await fail(ctx, dossier, error)
    if (dossier.attempts >= mostAttempts) await fail(ctx, dossier, new Refusal('dossier.gave-up'))
    throw error
  } finally {
    await Promise.all([`${spooled}.pdf`, `${spooled}.zip`].map((path) => rm(path, { force: true })))
  }
}

/** Null when there is nothing left to do. */
const start = (ctx: Ctx, { complaint, dossier: id }: Wanted): Promise<Dossier | null> =>
  inTransaction(ctx, async (inner) => {
    const dossier = await store.hold(inner, complaint, id)
    if (!dossier || !isInTheMaking(dossier.state)) return null
    const attempts = dossier.attempts + 1
    await store.save(inner, dossier, { state: 'typesetting', share: 0.05, attempts })
    return { ...dossier, attempts }
  })

type Making = { readonly dossier: Dossier; readonly content: Content; readonly spooled: string }
type Files = {
  readonly pdf: Bytes
  readonly zip: Bytes
  readonly pages: number
  readonly evidence: number
  readonly receipt: string
}

async function makeFiles(ctx: Ctx, { dossier, content: taken, spooled }: Making): Promise<Files> {
  const { broken } = taken.chain
  if (broken !== null) throw new Refusal('dossier.chain-broken', { place: broken })
  const content = { ...taken, evidence: await copiesOf(ctx, taken) }
  const madeAt = dossier.requestedAt
  const output = `${spooled}.pdf`
  const template = new URL('./dossier.typ', import.meta.url)
  const { pictures, names } = await thumbnailsOf(content.evidence)
  const { pages } = await typeset({ template, data: paperOf(content, names), pictures, madeAt, output })
  await store.saveProgress(ctx, dossier, shareOf(0, 1))
  const archive = `${spooled}.zip`
  await packArchive({ content, pdf: output, target: archive, madeAt }, (packed, all) =>
    store.saveProgress(ctx, dossier, shareOf(packed, all)),
  )
  const evidence = content.evidence.length
  const { receipt } = content.complaint
  return { pdf: await putContent(ctx, output), zip: await putContent(ctx, archive), pages, evidence, receipt }
}

/** The files, the state and the fact in one transaction: there is no dossier without its fact, and none twice. */
async function finish(ctx: Ctx, dossier: Dossier, { pdf, zip, pages, evidence, receipt }: Files): Promise<void> {
  const { complaintId, id, side, purpose } = dossier
  await inTransaction(ctx, async (inner) => {
    const held = await store.hold(inner, complaintId, id)
    if (!held || !isInTheMaking(held.state)) return
    const names = fileNames(receipt, held.language, purpose)
    const kept = {
      pdf: await keepMade(inner, { ...pdf, name: names.pdf, type: 'application/pdf', subject: id }),
      zip: await keepMade(inner, { ...zip, name: names.zip, type: 'application/zip', subject: id }),
    }
    const rule = inner.rulebook.ruleOf(
      'retention',
      `complaint.dossier-${purpose === 'sealed' ? 'sealed' : 'copy'}`,
      shanghaiDay(inner.now),
    )
    await store.save(inner, held, {
      state: 'ready',
      share: 1,
      pages,
      evidence,
      keepUntil: keepUntil(inner.now, rule),
      pdf: { ...pdf, file: kept.pdf.id },
      zip: { ...zip, file: kept.zip.id },
    })
    const data = { dossier: id, side, purpose, pages, evidence, pdf: pdf.sha256, archive: zip.sha256 }
    await record(inner, [{ kind: 'complaint.dossier-made', subject: complaintId, data }])
  })
}

async function fail(ctx: Ctx, dossier: Dossier, { code, params }: Refusal): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const held = await store.hold(inner, dossier.complaintId, dossier.id)
    if (!held || !isInTheMaking(held.state)) return
    await store.save(inner, held, { state: 'failed', reason: { code, params } })
    const data = { dossier: dossier.id, side: dossier.side, reason: code }
    await record(inner, [{ kind: 'complaint.dossier-failed', subject: dossier.complaintId, data }])
  })
}

const perRun = 200

/** Copies whose time is over are taken away; what a dead worker left in the making is said to have failed. */
export async function endOver(ctx: Ctx): Promise<void> {
  const staleBefore = new Date(ctx.now.getTime() - staleMinutes * 60_000)
  for (const dossier of await store.holdOver(ctx, { staleBefore, today: shanghaiDay(ctx.now), limit: perRun })) {
    if (dossier.state !== 'ready') {
      await fail(ctx, dossier, new Refusal('dossier.gave-up'))
      continue
    }
    await releaseFiles(ctx, dossier.id)
    await store.save(ctx, dossier, { state: 'expired' })
    const data = { dossier: dossier.id, side: dossier.side }
    await record(ctx, [{ kind: 'complaint.dossier-expired', subject: dossier.complaintId, data }])
  }
}
