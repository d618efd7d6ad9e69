import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import type { ExampleResult } from '../../../src/policies/rule.contract.ts'
import { useText } from '../text/text.ts'

/** The worked examples, computed by the server just now. */
export function RuleExamples({ examples }: { examples: readonly ExampleResult[] }) {
  const { t, say } = useText()
  if (examples.length === 0) return <p className="quiet">{t('policies.rule.noExamples')}</p>
  const due = (day: string, provisional: boolean) =>
    provisional ? `${day} · ${t('policies.deadline.provisional')}` : day
  return (
    <section>
      <p>
        <strong>{t('policies.rule.examples')}</strong>
      </p>
      <p className="quiet">{t('policies.rule.examplesHelp')}</p>
      <table className="rule-examples">
        <thead>
          <tr>
            <th scope="col">{t('policies.rule.given')}</th>
            <th scope="col">{t('policies.rule.expected')}</th>
            <th scope="col">{t('policies.rule.actual')}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example) => (
            <tr key={`${say(example.given)} ${example.expected}`}>
              <td>
                {say(example.given)}
                {example.note && <div className="quiet">{say(example.note)}</div>}
              </td>
              <td>
                <span className="number">{due(example.expected, example.expectedProvisional)}</span>
              </td>
              <td data-ok={example.ok}>
                <span className="number">{due(example.actual, example.actualProvisional)}</span>{' '}
                <span className="rule-mark">
                  {example.ok ? <CheckOutlined /> : <CloseOutlined />}{' '}
                  {t(example.ok ? 'policies.rule.agrees' : 'policies.rule.differs')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
