import { sql } from 'kysely'
import { citizenIdCheck } from '#shared/codes.ts'
import { addResidentsInBulk } from '../bulk/add.ts'
import type { ResidentInput } from '../bulk/types.ts'
import { scratch } from './town.ts'
const w = await scratch()
const s='赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨建国明芳丽军伟强'
const make = (n: number, off: number): ResidentInput[] => Array.from({length:n},(_,i)=>{const k=i+off;const f='371399'+(1950+k%50)+'0101'+String(k%1000).padStart(3,'0');return {
 name:s[k%16]!+s[16+k%8]!+s[(k*7)%24]!,sex:String(k%2?1:2),birthOn:(1950+k%50)+'-01-01',idNumber:'371399'+String(k).padStart(12,'0'),phone:'120'+String(k).padStart(8,'0'),ethnic:'01',education:'70',marriage:'20',employment:'24',
 relation:i%3?'2':'0',registered:k%5>0,household:'h'+Math.floor(i/3),householdNumber:'H'+k,address:`金雀山小区${Math.floor(i/90)}号楼${Math.floor(i/3)}室`,building:Math.floor(i/90)+'号楼',room:Math.floor(i/3)+'室',from:'2001-01-01'}})
for (let r=0;r<6;r++){const rows=make(5001,r*5001);const t0=performance.now();
 const rep = await w.as(w.system, ctx=>addResidentsInBulk(ctx,w.ids['371302001001']!,rows,{source:'test'}))
 console.log(rep, Math.round(performance.now()-t0),'ms')}
const worker = {kind:'account',accountId:'00000000-0000-7000-8000-000000000001',name:'王',grantId:'x',role:'communityWorker',areaId:w.ids['371302001002']!,path:'/3713/371302/371302001/371302001002/',strong:false} as const
console.log(await w.as(worker, ctx=>addResidentsInBulk(ctx,w.ids['371302001002']!,make(9,7),{source:'test2'})))
console.log((await w.as(worker, ctx=>sql`select count(*)::int n, min(name) from resident`.execute(ctx.db))).rows)
console.log((await w.as(w.system, ctx=>sql`select (select sum(delta)::int from resident_count) n,(select sum(delta)::int from household_count) h, (select count(*)::int from duplicate_suspect) s, (select json_agg(x) from register_change x) ch`.execute(ctx.db))).rows)
await w.house.opened.close()
