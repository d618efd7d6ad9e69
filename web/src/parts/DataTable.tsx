import { Link } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { useText } from '../text/text.ts'
import { Dialog } from './Dialog.tsx'
import { Problem } from './Problem.tsx'
import { Skeleton } from './Skeleton.tsx'
import { Pager, type Paging } from './Pager.tsx'
import { SidePanel } from './SidePanel.tsx'
import { useDensity } from './table-density.ts'
import { useNarrow } from './narrow.ts'
import { useTableKeys } from './table-keys.ts'
import { TableTools, type Views } from './TableTools.tsx'
import './table.css'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  readonly align?: 'end'
  readonly width?: string
  /** What the cell says in an exported file; a column without it is left out there. */
  readonly csv?: (row: Row) => string | number
}

export type Selection = {
  readonly keys: readonly string[]
  readonly onChange: (keys: readonly string[]) => void
  /** What can be done with all selected rows. */
  readonly bar: ReactNode
}

export type TableProps<Row> = {
  /** What this is a list of, for those who cannot see it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly loading?: boolean
  readonly problem?: ApiProblem | null
  readonly onRetry?: () => void
  readonly empty: ReactNode
  readonly paging?: Paging
  readonly views?: Views
  readonly filters?: ReactNode
  /** The opened row stands in the address (see `useQueryState`), so the place survives a reload. */
  readonly opened?: string | null
  readonly onOpen?: (key: string | null) => void
  readonly panel?: (row: Row) => { readonly title: string; readonly body: ReactNode; readonly href?: string }
  readonly selection?: Selection
  /** Name of the exported file without ending. */
  readonly csvName?: string
  /** A small list inside a page: no tools above it. */
  readonly plain?: boolean
  /** Further keys on the active row, `a: assign`. */
  readonly keys?: Readonly<Record<string, (row: Row) => void>>
}

/** A dense list: tabs of views, filters in one row, keyboard, a row opens at the side and the place is kept. */
export function DataTable<Row>(props: TableProps<Row>) {
  const { t } = useText()
  const [density, setDensity] = useDensity()
  const [active, setActive] = useState<string | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const narrow = useNarrow()
  const opened = props.rows.find((row) => props.keyOf(row) === props.opened)
  const panel = opened && props.panel?.(opened)
  const close = () => props.onOpen?.(null)
  useTableKeys(props, { active, setActive, body })
  return (
    <section className={`table-frame table-${density}`} aria-label={props.label}>
      {!props.plain && <TableTools {...props} density={density} onDensity={setDensity} />}
      {props.problem && <Problem problem={props.problem} {...(props.onRetry && { onRetry: props.onRetry })} />}
      <div className={panel && !narrow ? 'table-split' : ''}>
        {/* Rows that open take the focus themselves; a table without any is scrolled sideways with the keys. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="table-scroll" tabIndex={props.onOpen ? undefined : 0}>
          {props.loading && props.rows.length === 0 ? (
            <Skeleton lines={10} />
          ) : (
            <table>
              <caption className="only-read-aloud">
                {props.label}. {props.onOpen && t('parts.table.keys')}
              </caption>
              <Head {...props} />
              <tbody ref={body}>
                {props.rows.map((row) => (
                  <Line key={props.keyOf(row)} {...props} row={row} active={active} onActive={setActive} />
                ))}
              </tbody>
            </table>
          )}
          {!props.loading && !props.problem && props.rows.length === 0 && props.empty}
        </div>
        {panel && !narrow && <SidePanel {...panel} onClose={close} />}
      </div>
      {panel && narrow && (
        <Dialog side title={panel.title} onClose={close}>
          {panel.href && <Link to={panel.href}>{t('parts.table.openFull')}</Link>}
          {panel.body}
        </Dialog>
      )}
      {props.paging && <Pager {...props.paging} count={props.rows.length} />}
    </section>
  )
}

function Head<Row>({ columns, selection, rows, keyOf }: TableProps<Row>) {
  const { t } = useText()
  const all = rows.length > 0 && rows.every((row) => selection?.keys.includes(keyOf(row)))
  return (
    <thead>
      <tr>
        {selection && (
          <th scope="col" className="table-check">
            <input
              type="checkbox"
              aria-label={t('parts.table.selectAll')}
              checked={all}
              onChange={() => selection.onChange(all ? [] : rows.map(keyOf))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th key={column.key} scope="col" style={{ inlineSize: column.width, textAlign: column.align }}>
            {column.title || <span className="only-read-aloud">{t('parts.table.actions')}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type LineProps<Row> = TableProps<Row> & {
  readonly row: Row
  readonly active: string | null
  readonly onActive: (key: string) => void
}

function Line<Row>({ row, active, onActive, ...props }: LineProps<Row>) {
  const { t } = useText()
  const key = props.keyOf(row)
  const selected = props.selection?.keys.includes(key) ?? false
  const classes = [
    active === key && 'table-active',
    props.opened === key && 'table-opened',
    props.onOpen && 'table-open',
  ]
  const first = active === null && props.rows[0] === row
  const toggle = () =>
    props.selection?.onChange(
      selected ? props.selection.keys.filter((one) => one !== key) : [...props.selection.keys, key],
    )
  return (
    // The keys of a row are those of the table, heard in one place: see table-keys.ts.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      data-key={key}
      tabIndex={props.onOpen ? (active === key || first ? 0 : -1) : undefined}
      className={classes.filter(Boolean).join(' ')}
      aria-selected={props.selection ? selected : undefined}
      onFocus={() => onActive(key)}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a,button,input,label,select,summary')) return
        if (props.onOpen && !globalThis.getSelection()?.toString()) props.onOpen(key)
      }}
    >
      {props.selection && (
        <td className="table-check">
          <input type="checkbox" aria-label={t('parts.table.select')} checked={selected} onChange={toggle} />
        </td>
      )}
      {props.columns.map((column) => (
        <td key={column.key} data-label={column.title} style={{ textAlign: column.align }}>
          {column.render(row)}
        </td>
      ))}
    </tr>
  )
}
