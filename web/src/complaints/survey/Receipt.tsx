import { Link } from '@tanstack/react-router'
import type { AnswerRow } from '../../../../src/complaints/survey/survey.contract.ts'
import { useSession } from '../../shell/session.ts'

/** A governance officer has no business in the case. */
export function Receipt({ of }: { readonly of: AnswerRow }) {
  const { me } = useSession()
  const opens = me?.roles.some((role) => role === 'agent' || role === 'admin') ?? false
  if (!opens) return <span className="code">{of.receipt}</span>
  return (
    <Link to="/complaints/$id" params={{ id: of.complaint }} className="code">
      {of.receipt}
    </Link>
  )
}
