import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import {
  decideVerification,
  foundAtDesk,
  readVerification,
} from '../../../src/transactions/identity/identity.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { DetailPage } from '../parts/DetailPage.tsx'
import { PersonalData } from '../parts/PersonalData.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Radios } from '../parts/Radios.tsx'
import { ReadPage } from '../parts/ReadPage.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { StoredFile } from '../parts/Uploader.tsx'
import { When } from '../parts/When.tsx'
import { useId } from '../shell/place.ts'
import { useText } from '../text/text.ts'

type Seen = z.output<typeof readVerification.output>
const tones = { asked: 'info', verified: 'kept', refused: 'danger', withdrawn: 'plain', replaced: 'plain' } as const

/** What was entered beside the picture, and the one decision. */
export function VerificationCasePage() {
  const { t } = useText()
  const page = useRoute(readVerification, { id: useId() })
  const back = <Link to="/transactions/verifications">{t('identity.desk.back')}</Link>
  return (
    <ReadPage of={page} gone={{ title: t('identity.desk.gone'), back }}>
      {(seen) => (
        <DetailPage
          title={t('identity.desk.title')}
          tags={<StateTag tone={tones[seen.state]}>{t(`identity.state.${seen.state}`)}</StateTag>}
          back={back}
          facts={[
            { label: t('identity.desk.askedAt'), value: <When at={seen.askedAt} /> },
            { label: t('identity.desk.answerBy'), value: <When at={seen.answerBy} end /> },
            { label: t('identity.desk.others'), value: t('identity.desk.othersWords', { n: seen.otherAccounts }) },
          ]}
          now={seen.mayDecide ? <Decide id={seen.id} /> : <Decided of={seen} />}
        >
          <Entered of={seen} />
          <Picture of={seen} />
        </DetailPage>
      )}
    </ReadPage>
  )
}

function Entered({ of }: { readonly of: Seen }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('identity.desk.who')}</h2>
      <PersonalData of={of.id} />
      {of.said && (
        <p>
          <span className="quiet">{t('identity.desk.said')} </span>
          {t('identity.desk.saidWords', {
            year: of.said.birthYear,
            age: of.said.age,
            adult: t(of.said.ofAge ? 'identity.desk.ofAge' : 'identity.desk.minor'),
          })}
        </p>
      )}
    </section>
  )
}

function Picture({ of }: { readonly of: Seen }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('identity.desk.picture')}</h2>
      {of.files.length === 0 ? (
        <p className="quiet">{t('identity.desk.pictureGone')}</p>
      ) : (
        <ul className="upload-list">
          {of.files.map(({ id }) => (
            <StoredFile key={id} id={id} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Decide({ id }: { readonly id: string }) {
  const { t } = useText()
  const [found, setFound] = useState<'match' | 'mismatch' | null>(null)
  const [why, setWhy] = useState<(typeof foundAtDesk)[number] | null>(null)
  const act = useAct(decideVerification)
  const ready = found === 'match' || (found === 'mismatch' && why !== null)
  return (
    <section className="surface stack">
      <h2>{t('identity.desk.decide')}</h2>
      {act.problem && <Problem problem={act.problem} />}
      <Radios
        legend={t('identity.desk.compare')}
        name="found"
        value={found}
        options={(['match', 'mismatch'] as const).map((value) => ({ value, label: t(`identity.desk.${value}`) }))}
        onChange={setFound}
      />
      {found === 'mismatch' && (
        <Radios
          legend={t('identity.desk.why')}
          name="why"
          value={why}
          options={foundAtDesk.map((value) => ({ value, label: t(`identity.why.${value}`) }))}
          onChange={setWhy}
        />
      )}
      <p className="quiet small">{t('identity.desk.decideHelp')}</p>
      <div className="actions">
        <Button
          type="primary"
          disabled={!ready}
          loading={act.busy}
          onClick={() => void act.run({ id, why: found === 'match' ? null : why })}
        >
          {t(found === 'mismatch' ? 'identity.desk.refuse' : 'identity.desk.match')}
        </Button>
      </div>
    </section>
  )
}

function Decided({ of }: { readonly of: Seen }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <p>{t('identity.desk.passed')}</p>
      {of.decidedAt && <When at={of.decidedAt} />}
      {of.why && <p>{t(`identity.why.${of.why}`)}</p>}
    </section>
  )
}
