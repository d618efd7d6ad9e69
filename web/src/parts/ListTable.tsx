import type { ApiProblem } from '../api/problem.ts'
import { DataTable, type TableProps } from './DataTable.tsx'
import type { Paging } from './Pager.tsx'

/** A list as `useList` reads it. */
type List<Row> = Paging & {
  readonly data: { readonly rows: readonly Row[] } | undefined
  readonly loading: boolean
  readonly problem: ApiProblem | null
  readonly refetch: () => Promise<unknown>
}
type FromList = 'rows' | 'keyOf' | 'loading' | 'problem' | 'onRetry' | 'paging'

/** A list of the server as a table: its rows, its pages, that it is still coming or could not be read. */
export function ListTable<Row extends { readonly id: string }>({
  of,
  ...table
}: Omit<TableProps<Row>, FromList> & { readonly of: List<Row> }) {
  return (
    <DataTable
      {...table}
      rows={of.data?.rows ?? []}
      keyOf={({ id }) => id}
      loading={of.loading}
      problem={of.problem}
      onRetry={() => void of.refetch()}
      paging={of}
    />
  )
}
