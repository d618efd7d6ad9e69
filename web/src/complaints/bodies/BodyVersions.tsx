import { readBody } from '../../../../src/complaints/bodies/body.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

/** What was written before, and from when it held. */
export function BodyVersions({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(readBody, { id })
  if (!data) return null
  return (
    <section className="stack-tight">
      <h3>{t('bodies.versions')}</h3>
      <ul className="plain-list stack-tight">
        {data.versions.map((one) => (
          <li key={one.version} className="row small">
            <span>{t('bodies.version', { n: one.version })}</span>
            <span>
              {t('bodies.field.from')} <DayText day={one.from} />
            </span>
            {one.changedAt && (
              <span className="quiet">
                <When at={one.changedAt} />
              </span>
            )}
            {one.version === data.current && <StateTag tone="kept">{t('bodies.current')}</StateTag>}
          </li>
        ))}
      </ul>
    </section>
  )
}
