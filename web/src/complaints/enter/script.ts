import type { z } from 'zod'
import type { listCategories } from '../../../../src/complaints/filing.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import type { EntryChange, EntryDraft } from './entry-draft.ts'

export type Categories = z.output<(typeof listCategories)['output']>['rows']
export type StepProps = {
  readonly draft: EntryDraft
  readonly change: EntryChange
  readonly categories: Categories
  readonly problem: ApiProblem | null
  readonly onBusy: (busy: boolean) => void
}
