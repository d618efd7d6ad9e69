import { createContext, use, useId, type ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { useText } from '../text/text.ts'
import { errorAt } from './field-names.ts'
import { MissingField } from './missing.ts'
import './parts.css'

/** What the control inside a field must carry, so that label, help and error belong to it. */
export type ControlProps = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
  readonly 'aria-required': boolean
}

/** Label, help and error beside one control. `name` is the server's name of the field. */
export function Field(props: {
  readonly name: string
  readonly label: string
  readonly help?: ReactNode
  readonly required?: boolean
  /** What the server said; in a form of many pages it comes from `FormProblem`. */
  readonly problem?: ApiProblem | null
  /** A complaint of the page itself, before anything is sent. */
  readonly error?: string | undefined
  readonly children: (control: ControlProps) => ReactNode
}) {
  const { t } = useText()
  const id = useFieldId()(props.name)
  const said = use(FormProblem)
  const missing = use(MissingField)
  const lacks = missing?.at === props.name ? missing.words : undefined
  const error = props.error ?? lacks ?? errorAt(props.problem ?? said, props.name)
  const unique = useId()
  const described = [props.help && `${unique}-help`, error && `${unique}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
        {props.required === false && <span className="quiet small"> ({t('parts.form.optional')})</span>}
      </label>
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': Boolean(error),
        'aria-required': props.required !== false,
      })}
      {error && (
        <p id={`${unique}-error`} className="field-error">
          {error}
        </p>
      )}
      {props.help && (
        <div id={`${unique}-help`} className="field-help">
          {props.help}
        </div>
      )}
    </div>
  )
}

/** What the server said to a form whose fields lie on several pages: each marks itself wherever it stands. */
export const FormProblem = createContext<ApiProblem | null>(null)

const Scope = createContext('')
/** Several forms on one page name their fields alike: each inside a scope of its own, so that no two controls share an id. */
export const FieldScope = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <Scope value={`${name}-`}>{children}</Scope>
)
/** The id of the control of a field, where this is asked. */
export function useFieldId(): (name: string) => string {
  const scope = use(Scope)
  return (name) => `field-${scope}${name}`
}
