import { useState } from 'react'
import { CategoryCode } from '../../../../src/complaints/complaint.contract.ts'
import { readPosting, type Posting } from '../../../../src/complaints/column/column.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { useQueryState } from '../../shell/place.ts'

export type ColumnDoor = {
  /** The posting that led to the form; null when none did, when it is gone, or when the writer goes on without it. */
  readonly posting: Posting | null
  readonly category: CategoryCode | null
  /** A form that began at a posting is a draft of its own. */
  readonly draft: string
  readonly loading: boolean
  readonly gone: boolean
  readonly leave: () => void
}

/** What the address of the form says about the posting that led to it. */
export function useColumnDoor(): ColumnDoor {
  const [query] = useQueryState()
  const [alone, setAlone] = useState(false)
  const id = query['column']
  const { data, loading, problem } = useRoute(readPosting, { id: id ?? '' }, { enabled: id !== undefined })
  const category = CategoryCode.safeParse(query['category'])
  return {
    posting: alone || problem ? null : (data ?? null),
    category: category.success ? category.data : null,
    draft: id === undefined ? 'complaint' : `complaint.${id}`,
    loading,
    gone: problem?.status === 404 && !alone,
    leave: () => setAlone(true),
  }
}
