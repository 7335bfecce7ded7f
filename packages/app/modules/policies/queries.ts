export { comparison, pageOfPolicies, readPolicy } from './queries/policies.ts'
export { pageOfArticles } from './queries/articles.ts'
export { allRuleSets, findRule, guidelines, loadSets, rule, rulesOf, type Rule } from './queries/rules.ts'
