import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { openCase } from '../case.actions.ts'
import { checkChain } from './chain.actions.ts'
import type { ChainView } from './chain.contract.ts'
import { headOf } from './chain.rules.ts'

/** Every link, so that the order can be checked; what a piece is only where this reader may read it. */
export async function showChain(ctx: Ctx, id: string): Promise<z.input<typeof ChainView>> {
  const { evidence } = await openCase(ctx, id)
  const names = new Map(evidence.map(({ file }) => [file.id, file.name]))
  const { links, broken } = await checkChain(ctx, id)
  const { count, link: head } = headOf(links)
  return {
    count,
    head,
    broken,
    links: links.map(({ place, link, fileId, sha256, side, at }) => {
      const name = names.get(fileId)
      return { place, link, piece: name === undefined ? null : { name, sha256, side, at: at.toISOString() } }
    }),
  }
}
