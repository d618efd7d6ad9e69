import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { planStates, type PlanState } from '../../../src/evaluation/plan.contract.ts'
import { roleWords, type Role } from '../../../src/kernel/role.contract.ts'
import { useText } from '../text/text.ts'
import { isFiltering, type Filter } from './filter.ts'
import { statesBestFirst } from './states.ts'

type Values = Readonly<Record<string, string | undefined>>

export const filterFrom = (values: Values): Filter => ({
  states: planStates.filter((state) => (values['state'] ?? '').split(',').includes(state)),
  owner: values['owner'] ?? '',
  text: values['q'] ?? '',
})

export function PlanFilters(props: {
  readonly filter: Filter
  readonly counts: Readonly<Record<PlanState, number>>
  readonly owners: readonly Role[]
  readonly shown: number
  readonly change: (values: Values) => void
}) {
  const { t, say } = useText()
  const { filter, counts, change } = props
  // Typed here first: an input method that is still composing must not be interrupted by the address.
  const [text, setText] = useState(filter.text)
  const search = (words: string) => {
    setText(words)
    change({ q: words })
  }
  const clear = () => {
    setText('')
    change({ state: '', owner: '', q: '' })
  }
  const press = (state: PlanState) => {
    const on = filter.states.includes(state)
    change({ state: (on ? filter.states.filter((one) => one !== state) : [...filter.states, state]).join(',') })
  }
  return (
    <search className="plan-filters no-print needs-script">
      <div className="row">
        {statesBestFirst.map((state) => (
          <button
            key={state}
            type="button"
            className="state-button"
            data-state={state}
            aria-pressed={filter.states.includes(state)}
            onClick={() => press(state)}
          >
            {t(`evaluation.state.${state}`)} <span className="number">{counts[state]}</span>
          </button>
        ))}
      </div>
      <Select
        aria-label={t('evaluation.plan.owner')}
        className="plan-owner"
        value={filter.owner}
        onChange={(owner: string) => change({ owner })}
        options={[
          { value: '', label: t('evaluation.plan.anyOwner') },
          ...props.owners.map((role) => ({ value: role, label: say(roleWords[role]) })),
        ]}
      />
      <Input
        aria-label={t('evaluation.plan.search')}
        className="plan-search"
        allowClear
        placeholder={t('evaluation.plan.search')}
        value={text}
        maxLength={60}
        onChange={(event) => search(event.target.value)}
      />
      <output className="small quiet">{t('evaluation.plan.shown', { n: props.shown })}</output>
      {isFiltering(filter) && (
        <Button type="text" icon={<CloseOutlined />} onClick={clear}>
          {t('evaluation.plan.clear')}
        </Button>
      )}
    </search>
  )
}
