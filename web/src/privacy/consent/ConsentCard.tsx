import { Button } from 'antd'
import { dataUseWords, whyNotUseWords } from '../../../../src/kernel/consent/purpose-words.contract.ts'
import {
  changeConsent,
  listOwnConsentEvents,
  listOwnConsents,
  type OwnConsent,
} from '../../../../src/privacy/consent/consent.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { whenWords } from '../../text/time.ts'
import { NoticeText } from './NoticeText.tsx'

/** One purpose: what it is, how it stands, and one press each way. */
export function ConsentCard({ of }: { readonly of: OwnConsent }) {
  const { t, say, list, language } = useText()
  const act = useAct(changeConsent, { refresh: [listOwnConsents, listOwnConsentEvents] })
  const press = (given: boolean) =>
    void act.run({ purpose: of.purpose, given, ...(given && of.notice && { notice: of.notice.id }) })
  const hint = hintOf(of)
  return (
    <article className="surface stack">
      <div className="row row-apart">
        <h3>{say(of.title)}</h3>
        <StateTag tone={of.why === null ? 'kept' : of.why === 'ask-again' ? 'risk' : 'plain'}>
          {of.why === null ? t('consent.mine.now') : t('consent.mine.off')}
        </StateTag>
      </div>
      <p>{say(of.summary)}</p>
      <p className="quiet small">
        {t('consent.uses')}: {list(of.uses.map((use) => say(dataUseWords[use])))}
        <br />
        {say(of.ground)}
      </p>
      {of.why !== null && (
        <p className="quiet small">
          {say(whyNotUseWords[of.why])}
          {of.since && ` · ${t('consent.mine.since', { when: whenWords(of.since, language) })}`}
        </p>
      )}
      {of.why === null && of.since && (
        <p className="quiet small">{t('consent.mine.since', { when: whenWords(of.since, language) })}</p>
      )}
      {hint && <p className="note">{t(`consent.mine.${hint}`)}</p>}
      {of.notice && of.mode === 'consent' && <NoticeText of={of.notice} open={of.may === 'give'} />}
      {act.problem && <Problem problem={act.problem} />}
      {(of.may === 'give' || of.may === 'withdraw') && (
        <div className="actions">
          <Button loading={act.busy} onClick={() => press(of.may === 'give')}>
            {t(`consent.mine.${wordOf(of)}`)}
          </Button>
        </div>
      )}
    </article>
  )
}

const wordOf = ({ may, mode }: OwnConsent) =>
  may === 'give' ? (mode === 'consent' ? 'give' : 'allow') : mode === 'consent' ? 'withdraw' : 'refuse'

function hintOf({ why, may, mode, notice }: OwnConsent) {
  if (why === 'ask-again') return 'changed'
  if (why === 'restricted') return 'restricted'
  if (may === 'guardian-only') return 'guardian'
  return mode === 'consent' && notice === null && why !== 'not-for-minors' ? 'none' : null
}
