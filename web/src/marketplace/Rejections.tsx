import { importFields } from '../../../src/marketplace/import-kind.contract.ts'
import { listRejections, type ImportDetail } from '../../../src/marketplace/import.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'
import { reasonCode } from './reason.ts'

export function useReason(): (code: string) => string {
  const { t } = useText()
  return (code) => t(`marketplace.why.${reasonCode(code)}`)
}

/** Why rows were rejected, counted; and the first of them. */
export function Rejections({ data }: { readonly data: ImportDetail }) {
  const { t, say } = useText()
  const reason = useReason()
  const first = useRoute(listRejections, { id: data.id, limit: 20 })
  const words = (name: string): string => {
    const field = data.kind ? importFields[data.kind].find((one) => one.name === name) : undefined
    return field ? say(field.words) : name
  }
  return (
    <div className="stack-tight">
      <h3>{t('marketplace.imports.reasons')}</h3>
      <ul>
        {data.reasons.map((one) => (
          <li key={`${one.field} ${one.reason}`} className="row">
            <strong className="number">{one.rows.toLocaleString('en-US')}</strong>
            {words(one.field)} {reason(one.reason)}
          </li>
        ))}
      </ul>
      {first.problem && <Problem problem={first.problem} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="import-scroll small" tabIndex={0} aria-label={t('marketplace.imports.reasons')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('marketplace.imports.rowNumber')}</th>
              <th scope="col">{t('marketplace.imports.field')}</th>
              <th scope="col">{t('marketplace.imports.reason')}</th>
              <th scope="col">{t('marketplace.imports.content')}</th>
            </tr>
          </thead>
          <tbody>
            {first.data?.rows.map((row) => (
              <tr key={row.row}>
                <td className="number">{row.row}</td>
                <td>{words(row.field)}</td>
                <td>
                  {reason(row.reason)} <span className="quiet">{row.detail}</span>
                </td>
                <td>{row.record.join(' | ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
