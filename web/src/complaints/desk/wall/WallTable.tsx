import type { Counts } from '../../../../../src/complaints/desk/wall/wall.contract.ts'
import { useText } from '../../../text/text.ts'

type Row = Counts & { readonly key: string; readonly name: string }
type Props = { readonly title: string; readonly rows: readonly Row[]; readonly soonHours: number }

export function WallTable({ title, rows, soonHours }: Props) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{t('wall.nothing')}</p>
      ) : (
        <table className="wall-table">
          <caption className="only-read-aloud">{title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="only-read-aloud">{title}</span>
              </th>
              <th scope="col">{t('wall.breached')}</th>
              <th scope="col">{t('wall.soonShort', { n: soonHours })}</th>
              <th scope="col">{t('wall.today')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                <Cell kind="breached" value={row.breached} />
                <Cell kind="soon" value={row.soon} />
                <Cell kind="today" value={row.today} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const Cell = ({ kind, value }: { readonly kind: keyof Counts; readonly value: number }) => (
  <td className={value > 0 ? `number wall-cell-${kind}` : 'number quiet'}>{value}</td>
)
