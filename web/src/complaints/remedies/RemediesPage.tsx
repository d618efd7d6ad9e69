import { Link } from '@tanstack/react-router'
import { queryOf as textOfQuery } from '../../api/url.ts'
import { faceOf, maySee } from '../../shell/page.ts'
import { useQueryState } from '../../shell/place.ts'
import { allPages } from '../../shell/registry.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { RemedyCalculator, type Screen } from './RemedyCalculator.tsx'
import { ShareBar } from './ShareBar.tsx'
import { queryOf, situationIn } from './situation.ts'

const complainAt = '/complaints/new'

/** Open to everyone; the whole situation lives in the address, so it can be kept, printed and handed on. */
export function RemediesPage() {
  const { t } = useText()
  const { me } = useSession()
  const [query, setQuery] = useQueryState()
  const situation = situationIn(query)
  const screen = screenIn(query['view'], situation.topics.length > 0)
  const path = `/remedies${textOfQuery({ ...queryOf(situation), view: 'result' })}`
  const mayComplain =
    me === null ||
    allPages.some(({ path, who, face }) => path === complainAt && maySee(me, who) && [face].flat().includes(faceOf(me)))
  return (
    <div className={screen === 'topics' ? 'page page-narrow' : 'page remedy-page'}>
      <header className="stack-tight">
        <h1>{t('remedies.heading')}</h1>
        {screen === 'topics' && <p className="quiet">{t('remedies.lead')}</p>}
        <noscript>
          <p>
            {t('remedies.withoutScript')} <a href="/rules?kind=remedy">{t('policies.rules.title')} →</a>
          </p>
        </noscript>
      </header>
      <RemedyCalculator
        situation={situation}
        onChange={(changed) => setQuery(queryOf(changed, query))}
        screen={screen}
        onScreen={(view) => setQuery({ view })}
      >
        <ShareBar path={path} />
        {mayComplain && (
          <p className="no-print">
            <Link to={complainAt}>{t('remedies.result.complain')}</Link>
          </p>
        )}
      </RemedyCalculator>
    </div>
  )
}

/** Without a matter there is nothing to ask; a link that was handed on shows the result. */
function screenIn(view: string | undefined, hasTopics: boolean): Screen {
  if (!hasTopics || view === 'topics') return 'topics'
  return view === 'result' ? 'result' : view === 'questions' ? 'questions' : 'topics'
}
