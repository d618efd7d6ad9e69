import { Button } from 'antd'
import { useState } from 'react'
import { standForOthers, voteFor, type MembershipView } from '../../../../src/complaints/mass/member.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

/** Who may speak for the members, by number; one may also stand oneself. */
export function Candidates({ of, id }: { readonly of: MembershipView; readonly id: string }) {
  const { t } = useText()
  const [chosen, setChosen] = useState(of.candidates.filter(({ mine }) => mine).map(({ number }) => number))
  const vote = useAct(voteFor)
  const stand = useAct(standForOthers)
  return (
    <div className="inset stack-tight no-print">
      <h3>{t('mass.mine.choose', { n: of.mostVotes })}</h3>
      <p className="quiet small">{t('mass.mine.chooseHelp')}</p>
      {of.candidates.length === 0 && <p>{t('mass.mine.noCandidates')}</p>}
      {of.candidates.map(({ number, votes, me, elected }) => (
        <label key={number} className="mass-check">
          <input
            type="checkbox"
            checked={chosen.includes(number)}
            disabled={!chosen.includes(number) && chosen.length >= of.mostVotes}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, number] : chosen.filter((one) => one !== number))
            }
          />
          {t('mass.mine.candidate', { number, votes })}
          {me && <span className="quiet small">{t('mass.mine.me')}</span>}
          {elected && <StateTag tone="kept">{t('mass.mine.elected')}</StateTag>}
        </label>
      ))}
      {vote.problem && <Problem problem={vote.problem} />}
      {stand.problem && <Problem problem={stand.problem} />}
      <div className="actions">
        {of.candidates.length > 0 && (
          <Button loading={vote.busy} onClick={() => void vote.run({ id, candidates: chosen })}>
            {t('mass.mine.vote')}
          </Button>
        )}
        <Button loading={stand.busy} onClick={() => void stand.run({ id, stands: !of.stands })}>
          {t(of.stands ? 'mass.mine.notStand' : 'mass.mine.stand')}
        </Button>
      </div>
    </div>
  )
}
