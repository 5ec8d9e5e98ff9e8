"""The SQL that says what a city's month has to be, over the lake of its departments' editions.

Written from the guide for those who gather and from the lake's documentation, and knowing nothing of the program's own
way: each query gives the rows of one table of the city's package, for all months at once.
"""

# The departments' editions that count, every indicator that the city has of a month, and what each department says.
PARTS = """
with live as (select organisation, report, edition, month, organisation_name from editions where {which}),
members as (select organisation, max_by(edition, month) as newest from live group by all),
told as (
    select live.month, o.* from live join observations o using (organisation, report, edition)
),
wholes as (select distinct month, indicator, period from told),
said as (
    select wholes.month, wholes.indicator, wholes.period, members.organisation as member,
           live.edition is not null as is_published, i.id is not null as has_it,
           i.accumulation, i.decimals, o.outcome, o.outcome_missing, o.target, o.forecast, o.year_target,
           o.previous_outcome, o.forecast_made, o.budget_version, w.outcome as weight,
           exists (from indicators last where last.organisation = members.organisation
                   and last.edition = members.newest and last.id = wholes.indicator) as had_it
    from wholes cross join members
    left join live on live.month = wholes.month and live.organisation = members.organisation
    left join indicators i on i.organisation = live.organisation and i.edition = live.edition
        and i.id = wholes.indicator
    left join told o on o.organisation = live.organisation and o.edition = live.edition
        and o.indicator = wholes.indicator and o.period = wholes.period
    left join told w on w.organisation = live.organisation and w.edition = live.edition
        and w.indicator = i.weight and w.period = wholes.period
),
ways as (
    select month, indicator, period, count(outcome) > 0 as is_told, max(decimals) as decimals,
           case when max(accumulation) <> 'rate' then 'sum' when count(weight) > 0 then 'mean' else 'own' end as way
    from said group by all
),
parts as (
    select said.* exclude (decimals), way, is_told, ways.decimals,
           case when not is_published and not had_it then '.'
                when not is_published then '..'
                when not has_it or outcome_missing = '.' then '.'
                when outcome is not null and way = 'mean' and weight is null then '..'
                when outcome is not null then outcome::varchar
                when outcome_missing = 'x' then 'x'
                when is_told then '..'
                else coalesce(outcome_missing, '') end as shown
    from said join ways using (month, indicator, period)
)
"""
BREAKDOWNS = """
select month, indicator, period, member as organisation, shown as outcome,
       case when shown not in ('..', 'x', '.') then target::varchar end as target,
       case when way = 'mean' and outcome is not null then weight::varchar end as weight
from parts
"""
OBSERVATIONS = """
select month, indicator, period, any_value(way) as way, any_value(is_told) as is_told, any_value(decimals) as decimals,
       sum(outcome)::varchar as outcome,
       sum(outcome * weight)::varchar as total, sum(weight) filter (outcome is not null)::varchar as weights,
       {planned},
       case when count(forecast_made) = count(*) then min(forecast_made) end as forecast_made,
       case when count(distinct coalesce(budget_version, '')) = 1 then any_value(budget_version) end as budget_version,
       case when bool_or(lacks) and any_value(is_told) then 'preliminary' end as finality
from (
    select *, bool_or(shown in ('..', 'x')) over (partition by month, indicator, period) as lacks,
           count(*) over (partition by month, indicator, period) as rows
    from parts
)
where is_published and has_it and (outcome is not null or not is_told)
group by all
"""
PLANNED = """
case when any_value(way) = 'sum' and count({name}) = count(*) then sum({name})::varchar
     when '{name}' <> 'previous_outcome' and count({name}) = count(*) and count(distinct {name}) = 1
     then any_value({name})::varchar end as {name}
"""
MEASURES = ("outcome", "budget", "forecast", "year_budget", "previous_outcome", "previous_year")
LINES = """
with live as (select organisation, report, edition, month from editions where {which}),
lines as (
    select month, l.*, count(outcome) over (partition by month, statement, id) as told
    from live join statement_lines l using (organisation, report, edition)
)
select month, statement, id, any_value(kind) as kind, month as period, {measures}
from lines where told = 0 or outcome is not null or kind = 'heading'
group by all
"""
SUMMED = """
case when count({name}) = count(*) then sum({name})::varchar
     when count({name}) = 0 and count(distinct coalesce({name}_missing, '')) = 1 then any_value({name}_missing)
     end as {name}
"""
MEMBER_LINES = """
select month, statement, id as line, name as label, e.organisation as member, organisation_name as name, unit,
       {measures}
from editions e join statement_lines l using (organisation, report, edition)
join (select organisation, report, edition, id as statement, unit from statements)
    using (organisation, report, edition, statement)
where {which} and kind <> 'heading'
"""
# By the rule as the page about the report tells it, version 2, with the outcome rounded as it is shown.
STATES = """
with live as (select organisation, report, edition, month, organisation_name from editions where {which}),
seen as (
    select live.*, o.indicator, o.status, i.direction, o.outcome, o.target, i.compares, i.decimals,
           case when tolerance_kind = 'absolute' then 1 when unit = 'procent' then 100 end as times, i.tolerance,
           case when compares = 'forecast' and period_end < make_date(year(period_end), 12, 31) then forecast
                when decimals = 0 then round(outcome) when decimals = 1 then round(outcome, 1)
                else round(outcome, 2) end as value,
           case when compares <> 'forecast' then target else year_target end as base
    from live join observations o using (organisation, report, edition)
    join indicators i using (organisation, report, edition)
    where i.id = o.indicator and (compares <> 'none' or o.status is not null)
),
judged as (
    select *, case direction when 'higher' then value - base else base - value end as d,
           coalesce(tolerance, 0) * coalesce(times, abs(base)) as within
    from seen
),
states as (
    select organisation, report, edition, 'indicators' as resource, 'indicator' as scale, indicator as key,
           coalesce(status, case when direction = 'none' then 'not-applicable'
                when value is null or base is null then 'not-assessed'
                when direction = 'near' then
                    case when abs(d) <= within then 'reached' when abs(d) <= 2 * within then 'close' else 'missed' end
                when d >= 0 then 'reached' when d >= -within then 'close' else 'missed' end) as state
    from judged
    union all select organisation, report, edition, 'goals', 'goal', id, status from goals
    union all select organisation, report, edition, 'activities', 'progress', id, status from activities
    union all select organisation, report, edition, 'assignments', 'progress', id, status from assignments
    union all
    select p.organisation, p.report, p.edition, 'projects', 'project', p.id,
           coalesce(p.status, arg_max(d.status, case when s.tone = 'none' then 0 else s."order" end))
    from projects p
    left join project_statuses d on (d.organisation, d.report, d.edition, d.project)
        = (p.organisation, p.report, p.edition, p.id)
    left join scales s on (s.organisation, s.report, s.edition, s.scale, s.id)
        = (d.organisation, d.report, d.edition, 'project', d.status)
    group by p.organisation, p.report, p.edition, p.id, p.status
),
found as (
    select month, organisation_name, states.*, s.name as status, s.tone
    from states join live using (organisation, report, edition)
    join scales s on (s.organisation, s.report, s.edition, s.scale, s.id)
        = (states.organisation, states.report, states.edition, states.scale, states.state)
)
"""
STATUSES = """
select month, organisation_name as name, organisation as member, resource, scale, state, status, tone,
       count(*)::varchar as count
from found group by all
"""
PROJECTS = """
select month, organisation_name as name, found.organisation as member, key as project, p.name as title,
       found.status, tone,
       coalesce(p.reason, p.comment, (
           select first(cause) from project_statuses d
           where (d.organisation, d.edition, d.project, d.status)
               = (found.organisation, found.edition, found.key, found.state))) as comment
from found join projects p on (p.organisation, p.report, p.edition, p.id)
    = (found.organisation, found.report, found.edition, found.key)
where resource = 'projects' and tone = 'bad'
"""
SOURCES = """
select month, organisation_name as name, organisation as member, edition, version, package_sha256 as sha256
from editions where {which}
"""
GAPS = """
select month, member, 'datapackage' as resource, month as row, 'late' as reason
from (select distinct month, member from parts where not is_published)
union all
select month, member, 'observations', indicator || '/' || period,
       case when shown = 'x' then 'suppressed' when outcome is not null then 'no-weight' else 'no-value' end
from parts where is_published and has_it and is_told and shown in ('..', 'x')
"""
