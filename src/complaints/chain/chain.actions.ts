import type { Ctx } from '../../kernel/context.ts'
import type { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { lastFact, record } from '../../kernel/fact/record.ts'
import type { Side } from '../complaint.contract.ts'
import { emptyHead, firstBreak, headOf, linkOf, type Break, type Head, type Link } from './chain.rules.ts'
import * as store from './chain.store.ts'

type Taken = {
  readonly complaintId: string
  readonly files: readonly FileView[]
  readonly side: Side
  readonly note: string
  readonly statementId: string | null
  /** It came after the exchange was closed; said in the facts, not part of the chain. */
  readonly late: boolean
}

/**
 * Adds what is new at the end of the chain, and writes the new end into the fact log: who can change the rows cannot change that. The
 * caller holds the case, so that two pieces never get one place.
 */
export async function linkEvidence(ctx: Ctx, { files, late, ...taken }: Taken): Promise<void> {
  if (files.length === 0) return
  const links = await store.linksOf(ctx, taken.complaintId)
  const known = new Set(links.map(({ fileId }) => fileId))
  const fresh: Link[] = []
  for (const { id: fileId, sha256 } of files.filter(({ id }) => !known.has(id))) {
    const last = fresh.at(-1) ?? links.at(-1)
    const piece = { ...taken, fileId, sha256: sha256 ?? '', place: (last?.place ?? 0) + 1, at: ctx.now }
    fresh.push({ ...piece, link: linkOf(last?.link ?? null, piece) })
  }
  if (fresh.length === 0) return
  await store.insertLinks(ctx, fresh, late)
  await record(ctx, [{ kind: linked, subject: taken.complaintId, data: headOf(fresh) }])
}
const linked = 'complaint.evidence-linked'

export type Checked = { readonly links: readonly Link[]; readonly written: Head; readonly broken: Break | null }

/** The chain of a case as it stands now, against its end in the fact log. */
export async function checkChain(ctx: Ctx, complaintId: string): Promise<Checked> {
  const links = await store.linksOf(ctx, complaintId)
  const written = headIn((await lastFact(ctx, complaintId, linked))?.data)
  return { links, written, broken: firstBreak(links, written) }
}

const headIn = (data: Readonly<Record<string, unknown>> | undefined): Head =>
  data ? { count: Number(data['count']), link: String(data['link']) } : emptyHead
