// ams.forms/1: the mentor section of renewal and profile.
#include <hooks/hooks.hpp>

#include <ams/sink.hpp>
#include <ams/text.hpp>

#include <plugin/module.hpp>
#include <plugin/tandem.hpp>

namespace tandem::hooks {

namespace {

mentors::SectionRequest to_request(const ams_form_t &form) {
  mentors::SectionRequest request;
  request.form = form.form;
  request.language = kit::parse_language(form.language).value_or(Language::english);
  request.member_id = ams::to_id(form.member_id);
  request.now = kit::from_us(form.now_us);
  request.deadline = {form.deadline_us};
  for (std::uint32_t i = 0; i < form.field_count; ++i) {
    request.fields.add(std::string(ams::view(form.fields[i].name)),
                       std::string(ams::view(form.fields[i].value)));
  }
  return request;
}

template <class Body>
ams_status_t with_section(void *data, const char *call, const ams_form_t &form, Body body) {
  auto &plugin = static_cast<Plugin &>(*static_cast<ams::PluginBase *>(data));
  return ams::guard(plugin.log(), call, [&] {
    plugin.module().questionnaires.keep_current({form.deadline_us});
    body(plugin.module().mentor_section);
  });
}

ams_status_t render(void *data, const ams_form_t *form, const ams_sink_t *html) {
  return with_section(data, "forms.render", *form, [&](const mentors::Section &section) {
    const auto request = to_request(*form);
    ams::write(*html, form->typed == AMS_FORM_FROM_RECORD
                          ? section.render(request)
                          : section.render_typed(request, form->typed == AMS_FORM_TYPED));
  });
}

ams_status_t validate(void *data, const ams_form_t *form, const ams_form_answer_t *answer) {
  return with_section(data, "forms.validate", *form, [&](const mentors::Section &section) {
    const auto checked = section.validate(to_request(*form));
    for (const auto &error : checked.errors) {
      const auto field = ams::bytes(error.field), anchor = ams::bytes(error.anchor),
                 message = ams::bytes(error.message);
      answer->error(answer->context, &field, &anchor, &message);
    }
    if (checked.errors.empty())
      answer->sealed(answer->context, checked.sealed.data(), checked.sealed.size());
  });
}

ams_status_t outcome(void *data, const ams_form_t *form, const ams_sink_t *html) {
  return with_section(data, "forms.outcome", *form, [&](const mentors::Section &section) {
    ams::write(*html, section.outcome(to_request(*form)));
  });
}

}  // namespace

const ams_plugin_forms_t forms{render, validate, outcome};

}  // namespace tandem::hooks
