import {
  downloadRejected,
  listTransferImports,
  type ImportView,
} from '../../../../src/complaints/enter/import.contract.ts'
import { useList } from '../../api/hooks.ts'
import type { Column } from '../../parts/DataTable.tsx'
import { ListTable } from '../../parts/ListTable.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'

/** Files that were imported before, with what of them was not taken, to be mended. `shown` stands above with its whole report. */
export function PastTransferImports({ shown }: { readonly shown: string | undefined }) {
  const { t } = useText()
  const list = useList(listTransferImports, { limit: 10 })
  const earlier = list.data && { rows: list.data.rows.filter(({ id }) => id !== shown) }
  if (earlier?.rows.length === 0) return null
  const columns: Column<ImportView>[] = [
    {
      key: 'file',
      title: t('enter.import.file'),
      render: (row) => (
        <div>
          {row.fileName}
          <div className="small quiet">
            {channelWords(t, row.channel)} · <When at={row.at} />
          </div>
        </div>
      ),
    },
    {
      key: 'rows',
      title: t('enter.import.result'),
      render: (row) => (
        <div className="small">
          {t('enter.import.loaded', { n: row.loaded })} · {t('enter.import.known', { n: row.known })} ·{' '}
          {t('enter.import.rejected', { n: row.rejected })}
          {row.endedAt === null && <div className="quiet">{t('enter.import.broken')}</div>}
          {row.rejected > 0 && (
            <div>
              <a href={downloadRejected.path.replace(':id', encodeURIComponent(row.id))} download>
                {t('enter.import.download')}
              </a>
            </div>
          )}
        </div>
      ),
    },
  ]
  return (
    <section className="stack">
      <h3>{t('enter.import.past')}</h3>
      <ListTable plain label={t('enter.import.past')} columns={columns} of={{ ...list, data: earlier }} empty={null} />
    </section>
  )
}
