import { serve, type BoundRoute } from '#server/module.ts'
import { concludeConsultation } from '../commands/consult.ts'
import { recordDemand } from '../commands/demand.ts'
import * as call from '../commands/call.ts'
import * as invited from '../commands/invite.ts'
import * as items from '../commands/items.ts'
import * as minutes from '../commands/minutes.ts'
import * as room from '../commands/room.ts'
import * as votes from '../commands/vote.ts'
import { recordAppraisal } from '../commands/appraise.ts'
import * as meetings from '../contract/meetings.ts'
import * as at from '../contract/room.ts'
import { appraisalMembers } from '../queries/appraisal.ts'
import { getMeeting } from '../queries/detail.ts'
import { findAtDoor } from '../queries/door.ts'
import * as query from '../queries/meetings.ts'
import { draftMinutes, meetingPaper } from '../queries/papers.ts'
import { seenMeeting } from '../store/load.ts'

export const meetingRoutes: BoundRoute[] = [
  serve(meetings.listMeetings, (ctx, { query: ask }) => query.listMeetings(ctx, ask)),
  serve(meetings.getMeetingLaw, (ctx, { query: ask }) => query.getMeetingLaw(ctx, ask)),
  serve(meetings.listDemands, (ctx, { query: ask }) => query.listDemands(ctx, ask)),
  serve(meetings.recordDemand, (ctx, { body }) => recordDemand(ctx, body)),
  serve(meetings.getMeeting, (ctx, { params }) => getMeeting(ctx, params.id)),
  serve(meetings.callMeeting, (ctx, { body }) => call.callMeeting(ctx, body)),
  serve(meetings.changeMeeting, (ctx, { params, body }) => call.changeMeeting(ctx, params.id, body)),
  serve(meetings.cancelMeeting, (ctx, { params, body }) => call.cancelMeeting(ctx, params.id, body)),
  serve(meetings.lapseMeeting, (ctx, { params, body }) => room.lapseMeeting(ctx, params.id, body)),
  serve(meetings.openMeeting, (ctx, { params, body }) => room.openMeeting(ctx, params.id, body)),
  serve(meetings.closeMeeting, (ctx, { params, body }) => room.closeMeeting(ctx, params.id, body)),
  serve(meetings.listInvited, (ctx, { params, query: ask }) => query.listInvited(ctx, params.id, ask)),
  serve(meetings.invite, (ctx, { params, body }) => invited.invite(ctx, params.id, body)),
  serve(meetings.refreshInvited, (ctx, { params, body }) => invited.refreshInvited(ctx, params.id, body)),
  serve(meetings.giveCodes, (ctx, { params, body }) => invited.giveCodes(ctx, params.id, body)),
  serve(at.addItem, (ctx, { params, body }) => items.addItem(ctx, params.id, body)),
  serve(at.changeItem, (ctx, { params, body }) => items.changeItem(ctx, params.id, params.itemId, body)),
  serve(at.removeItem, (ctx, { params, body }) => items.removeItem(ctx, params.id, params.itemId, body)),
  serve(at.studyItem, (ctx, { params, body }) => items.studyItem(ctx, params.id, params.itemId, body)),
  serve(at.hearItem, (ctx, { params, body }) => items.hearItem(ctx, params.id, params.itemId, body)),
  serve(at.checkIn, (ctx, { params, body }) => room.checkIn(ctx, params.id, body)),
  serve(at.checkOut, (ctx, { params, body }) => room.checkOut(ctx, params.id, params.presentId, body)),
  serve(at.findAtDoor, (ctx, { params, query: ask }) => findAtDoor(ctx, params.id, ask.search)),
  serve(at.getQuorum, async (ctx, { params }) =>
    room.quorumNow(ctx, await seenMeeting(ctx, 'meetings.view', params.id)),
  ),
  serve(at.addMotion, (ctx, { params, body }) => votes.addMotion(ctx, params.id, params.itemId, body)),
  serve(at.withdrawMotion, (ctx, { params, body }) => votes.withdrawMotion(ctx, params.id, params.motionId, body)),
  serve(at.recordVote, (ctx, { params, body }) => votes.recordVote(ctx, params.id, params.motionId, body)),
  serve(at.recordAppraisal, (ctx, { params, body }) => recordAppraisal(ctx, params.id, params.itemId, body)),
  serve(at.appraisalMembers, (ctx, { params }) => appraisalMembers(ctx, params.id)),
  serve(at.draftMinutes, (ctx, { params }) => draftMinutes(ctx, params.id)),
  serve(at.writeMinutes, (ctx, { params, body }) => minutes.writeMinutes(ctx, params.id, body)),
  serve(at.signMinutes, (ctx, { params, body }) => minutes.signMinutes(ctx, params.id, params.seq, body)),
  serve(at.concludeConsultation, (ctx, { params, body }) => concludeConsultation(ctx, params.id, body)),
  serve(at.meetingPaper, (ctx, { params, query: ask }) => meetingPaper(ctx, params.id, params.paper, ask.format)),
]
