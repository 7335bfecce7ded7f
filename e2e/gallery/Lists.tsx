import { Button } from 'antd'
import { Figure, List, PageHead, useFormat, useTime } from '../../packages/app/web/kit/index.ts'
import { listThings } from './contracts.ts'

export default function Lists() {
  const format = useFormat()
  const { day } = useTime()
  return (
    <>
      <PageHead title="居民小区" sub="兰山区 · 城区驻地" actions={<Button type="primary">登记小区</Button>} />
      <div className="row" style={{ gap: 32 }}>
        <Figure
          label="总人口"
          value={1580000}
          unit="人"
          day={day}
          computed={12034}
          reported={1567966}
          source="临发〔2001〕26号"
          rowsTo="/lists"
        />
        <Figure label="流动人口" value={286000} unit="人" day={day} reported={286000} />
        <Figure label="居委会" value={167} unit="个" />
      </div>
      <List
        name="gallery.things"
        label="居民小区"
        contract={listThings}
        rowKey="id"
        rowTo={(row) => `/parts?thing=${row.id}`}
        columns={[
          { key: 'name', title: '名称', sort: true, main: true },
          { key: 'kind', title: '类别' },
          { key: 'people', title: '人数', sort: true, number: true, show: (row) => format.number(row.people) },
          { key: 'since', title: '启用日期', sort: true, show: (row) => format.day(row.since) },
          { key: 'note', title: '备注', hidden: true },
        ]}
        filters={[
          { key: 'kind', label: '类别', options: ['小区', '楼院', '宿舍区'].map((k) => ({ value: k, label: k })) },
          { key: 'since', label: '启用不早于', type: 'day' },
        ]}
        search="名称或地址"
        empty={{ title: '还没有小区', text: '把小区、楼院和宿舍区登记在这里。', action: <Button>登记小区</Button> }}
      />
    </>
  )
}
