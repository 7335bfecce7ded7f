import { serve } from '#server/module.ts'
import { leaveCommittee } from '../commands/committee.ts'
import * as complaints from '../commands/complaints.ts'
import { changePlan, planElection } from '../commands/plan.ts'
import { stepElection } from '../commands/steps/index.ts'
import { voidSeat } from '../commands/voided.ts'
import * as contract from '../contract/elections.ts'
import { listComplaints } from '../queries/complaints.ts'
import { getElection, listElections, proposeCalendar } from '../queries/elections.ts'
import { proposeSeats } from '../queries/seats.ts'

/** Plans, steps, the election committee, complaints. */
export const electionRoutes = [
  serve(contract.listElections, (ctx, { query }) => listElections(ctx, query)),
  serve(contract.proposeCalendar, (ctx, { query }) => proposeCalendar(ctx, query)),
  serve(contract.proposeSeats, (ctx, { query }) => proposeSeats(ctx, query)),
  serve(contract.planElection, (ctx, { body }) => planElection(ctx, body)),
  serve(contract.getElection, (ctx, { params }) => getElection(ctx, params.id)),
  serve(contract.changePlan, (ctx, { params, body }) => changePlan(ctx, params.id, body)),
  serve(contract.stepElection, (ctx, { params, body }) => stepElection(ctx, params.id, body)),
  serve(contract.voidSeat, (ctx, { params, body }) => voidSeat(ctx, params.id, params.candidateId, body)),
  serve(contract.leaveCommittee, (ctx, { params, body }) => leaveCommittee(ctx, params.id, params.memberId, body)),
  serve(contract.listComplaints, (ctx, { params }) => listComplaints(ctx, params.id)),
  serve(contract.addComplaint, (ctx, { params, body }) => complaints.addComplaint(ctx, params.id, body)),
  serve(contract.answerComplaint, (ctx, { params, body }) =>
    complaints.answerComplaint(ctx, params.id, params.complaintId, body),
  ),
]
