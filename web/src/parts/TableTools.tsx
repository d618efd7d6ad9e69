import { ColumnHeightOutlined, DownloadOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { csvOf, saveText } from './csv.ts'
import type { TableProps } from './DataTable.tsx'
import type { TableDensity } from './table-density.ts'

export type Views = {
  readonly items: readonly { readonly key: string; readonly label: ReactNode; readonly count?: number | null }[]
  readonly value: string
  readonly onChange: (key: string) => void
}

type Props<Row> = Pick<TableProps<Row>, 'views' | 'filters' | 'selection' | 'csvName' | 'columns' | 'rows'> & {
  readonly density: TableDensity
  readonly onDensity: (density: TableDensity) => void
}

export function TableTools<Row>(props: Props<Row>) {
  const { t } = useText()
  const { selection } = props
  return (
    <div className="table-tools no-print needs-script">
      {props.views && <ViewTabs {...props.views} />}
      {(props.filters || props.csvName) && (
        <search className="table-filters" aria-label={t('parts.table.filters')}>
          {props.filters}
          <span className="bar-end">
            <button
              type="button"
              className="icon-button"
              aria-label={`${t('parts.table.density')}: ${t(`parts.table.${props.density}`)}`}
              title={`${t('parts.table.density')}: ${t(`parts.table.${props.density}`)}`}
              onClick={() => props.onDensity(props.density === 'dense' ? 'roomy' : 'dense')}
            >
              <ColumnHeightOutlined aria-hidden="true" />
            </button>
            {props.csvName && (
              <button
                type="button"
                className="icon-button"
                aria-label={t('parts.table.csv')}
                title={t('parts.table.csv')}
                disabled={props.rows.length === 0}
                onClick={() => saveText(`${props.csvName}.csv`, csvOf(props.columns, props.rows))}
              >
                <DownloadOutlined aria-hidden="true" />
              </button>
            )}
          </span>
        </search>
      )}
      {selection && selection.keys.length > 0 && (
        <div className="bulk-bar">
          <output>
            <strong>{t('parts.table.selected', { n: selection.keys.length })}</strong>
          </output>
          {selection.bar}
          <button type="button" className="plain-button" onClick={() => selection.onChange([])}>
            {t('parts.table.clear')}
          </button>
        </div>
      )}
    </div>
  )
}

/** The views of a list, as tabs; also where one of them is no table. */
export function ViewTabs({ items, value, onChange }: Views) {
  const { t } = useText()
  return (
    <fieldset className="view-tabs">
      <legend className="only-read-aloud">{t('parts.table.views')}</legend>
      {items.map((item) => (
        <button key={item.key} type="button" aria-pressed={item.key === value} onClick={() => onChange(item.key)}>
          {item.label}
          {item.count !== undefined && item.count !== null && <span className="view-count number">{item.count}</span>}
        </button>
      ))}
    </fieldset>
  )
}
