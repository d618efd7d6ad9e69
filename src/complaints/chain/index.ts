import { handle } from '../../kernel/http/handle.ts'
import type { Part } from '../part.ts'
import { showChain } from './chain-view.actions.ts'
import { readEvidenceChain } from './chain.contract.ts'

/** What the chain of evidence (7.1.4) plugs in: README.md. */
export const chain: Part = {
  caseRoutes: [handle(readEvidenceChain, (ctx, { id }) => showChain(ctx, id))],
  facts: {
    'complaint.evidence-linked': { zh: '证据链延长', en: 'The chain of evidence grew', inner: true },
  },
}
