import { useState } from 'react'
import {
  Chart,
  Choice,
  Empty,
  Facts,
  History,
  JobProgress,
  Map,
  Mark,
  PageHead,
  Reveal,
  Timeline,
} from '../../packages/app/web/kit/index.ts'
import { revealThing } from './contracts.ts'

const square = (x: number, y: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[x, y], [x + 0.1, y], [x + 0.12, y + 0.1], [x, y + 0.1], [x, y]]],
}) // prettier-ignore
const areas = [0, 1, 2, 3, 4, 5].map((i) => ({
  id: String(i),
  name: `第${i + 1}街道`,
  geometry: square(118.3 + (i % 3) * 0.12, 35 + Math.floor(i / 3) * 0.11),
  value: (i + 1) * 10300,
}))
const points = [{ id: 'p', name: '金泰小区', x: 118.35, y: 35.05, tone: 'bad' as const }]
const ID = '0190a1b2-0000-7000-8000-000000000001'

export default function Parts() {
  const [street, setStreet] = useState('')
  return (
    <>
      <PageHead title="王**的登记" sub={<Mark tone="good">户籍人口</Mark>} back="/lists" />
      <section className="panel stack">
        <h2>基本情况</h2>
        <Facts
          items={[
            { label: '姓名', value: '王建国' },
            {
              label: '身份证号',
              value: (
                <Reveal
                  label="身份证号"
                  masked="3713**********0017"
                  contract={revealThing}
                  call={{ params: { id: ID } }}
                />
              ),
            },
            { label: '所在社区', value: '金雀山社区' },
          ]}
        />
      </section>
      <div className="grid">
        <section className="panel stack">
          <h2>人口分布</h2>
          <Map label="各街道人口" areas={areas} points={points} unit="人" height={300} />
        </section>
        <section className="panel stack">
          <h2>历年人口</h2>
          <Chart
            label="历年人口"
            kind="stack"
            unit="万人"
            categories={['2000', '2001', '2002']}
            series={[
              { name: '户籍', values: [120, 126, 129.4] },
              { name: '流动', values: [20, 24, 28.6] },
            ]}
            height={300}
          />
        </section>
      </div>
      <section className="panel stack">
        <h2>沿革</h2>
        <Timeline
          label="沿革"
          lanes={[
            {
              key: 'a',
              title: '名称',
              spells: [
                { key: '1', from: '1994-12-17', to: '2018-10-31', title: '苍山县' },
                { key: '2', from: '2018-10-31', to: null, title: '兰陵县' },
              ],
            },
            {
              key: 'b',
              title: '类别',
              spells: [{ key: '1', from: '1998-01-01', to: null, title: '居委会', tone: 'warn' }],
            },
          ]}
        />
      </section>
      <section className="panel stack">
        <h2>变动记录</h2>
        <History
          entries={[
            {
              at: '2026-11-01T02:00:00Z',
              actor: '李芳',
              role: 'communityWorker',
              command: 'gallery.rename',
              reason: '群众申请',
              changes: { name: ['金太小区', '金泰小区'] },
            },
          ]}
        />
      </section>
      <JobProgress id={ID} title="导入区划文件" />
      <Choice
        label="街道"
        search
        value={street}
        onChange={setStreet}
        options={['兰山街道', '银雀山街道', '金雀山街道'].map((s) => ({ value: s, label: s }))}
      />
      <Empty title="还没有证件" text="证件登记后显示在这里。" />
    </>
  )
}
