import { CheckOutlined, MinusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ControlView, Evidence } from '../../../src/evaluation/plan.contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { allPages } from '../shell/registry.ts'
import { useText } from '../text/text.ts'
import { toneOfControl } from './states.ts'

/** The server stops counting there. */
const countedUpTo = 10_000

type Props = { readonly control: ControlView; readonly figures: boolean }

export function ControlCard({ control, figures }: Props) {
  const { t, say } = useText()
  return (
    <li className="surface control">
      <div className="row row-apart">
        <h3>{say(control.words)}</h3>
        <StateTag tone={toneOfControl[control.state]}>{t(`evaluation.control.${control.state}`)}</StateTag>
      </div>
      <PageLink page={control.page} built={control.state !== 'missing'} />
      <ul className="places" aria-label={t('evaluation.clause.places')}>
        {control.places.map((place) => (
          <PlaceLine key={place.key} place={place} />
        ))}
      </ul>
      {figures && control.evidence.length > 0 && control.state !== 'missing' && (
        <dl className="evidence small">
          <dt>{t('evaluation.clause.evidence')}</dt>
          {control.evidence.map((one) => (
            <dd key={one.kind}>
              {one.words ? say(one.words) : <span className="code">{one.kind}</span>} · <Seen evidence={one} />
            </dd>
          ))}
        </dl>
      )}
    </li>
  )
}

/** A page that this build does not have is not offered as a link that leads nowhere. */
function PageLink({ page, built }: { readonly page: string | null; readonly built: boolean }) {
  const { t } = useText()
  if (page === null || !built) return null
  const exists = allPages.some(({ path }) => path === page)
  return (
    <p className="small">
      {exists ? (
        <Link to={page}>{t('evaluation.clause.open')} →</Link>
      ) : (
        <span className="quiet">{t('evaluation.clause.noPage')}</span>
      )}
    </p>
  )
}

export function PlaceLine({ place }: { readonly place: ControlView['places'][number] }) {
  const { t, say } = useText()
  const key = place.kind === 'route' ? place.key : place.key.slice(place.key.indexOf(' ') + 1)
  return (
    <li className="place small" data-exists={place.exists}>
      {place.exists ? <CheckOutlined aria-hidden="true" /> : <MinusOutlined aria-hidden="true" />}
      <span className="code">
        {place.kind !== 'route' && `${t(`evaluation.clause.${place.kind}Kind`)} `}
        {key}
      </span>
      <span className="quiet">{place.words ? say(place.words) : !place.exists && t('evaluation.clause.absent')}</span>
    </li>
  )
}

function Seen({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useText()
  if (evidence.count === null || evidence.count === 0 || evidence.lastAt === null)
    return <span className="quiet">{t('evaluation.clause.evidenceNone')}</span>
  const many = evidence.count >= countedUpTo
  return (
    <span className="quiet">
      {t(many ? 'evaluation.clause.evidenceMany' : 'evaluation.clause.evidenceSeen', { n: evidence.count })}{' '}
      <When at={evidence.lastAt} ago />
    </span>
  )
}
