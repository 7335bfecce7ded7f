import { useState } from 'react'
import { Field, FileField, Form, Notice, PageHead, Steps, Submit, useSay } from '../../packages/app/web/kit/index.ts'
import { addThing } from './contracts.ts'

const kinds = ['小区', '楼院', '宿舍区'].map((k) => ({ value: k, label: k }))

export default function Forms() {
  const say = useSay()
  const [done, setDone] = useState('')
  return (
    <>
      <PageHead title="登记小区" back="/lists" />
      <Steps
        steps={[
          {
            key: 'fill',
            title: '填写',
            body: ({ next }) => (
              <Form
                name="gallery.add"
                contract={addThing}
                onDone={({ id }) => {
                  setDone(id)
                  say('已登记')
                  next()
                }}
              >
                <div className="two">
                  <Field name="name" label="名称" help="按门牌或地名批复填写" rule="《地名管理条例》第十二条" />
                  <Field name="kind" label="类别" as="choice" options={kinds} />
                  <Field name="people" label="人数" as="number" />
                  <Field name="since" label="启用日期" as="day" />
                  <Field name="areaId" label="所属社区" as="area" levels={[5]} />
                </div>
                <Field
                  name="sex"
                  label="性别"
                  as="radio"
                  options={[
                    { value: '1', label: '男' },
                    { value: '2', label: '女' },
                  ]}
                />
                <Field name="note" label="备注" as="long" />
                <Field name="agree" label="以上内容属实" as="check" />
                <Submit>登记</Submit>
              </Form>
            ),
          },
          {
            key: 'done',
            title: '完成',
            body: () => (
              <>
                <Notice tone="good">已登记：{done}</Notice>
                <FileField label="上传照片" accept=".png,.jpg" onPick={() => undefined} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}
