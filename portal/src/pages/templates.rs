//! Handlebars in strict mode with three helpers: `{{t "id" name=value}}`, a text in the language of the document's `lang`;
//! `{{asset "path"}}`, the address of a file in the asset bundle; and `(places "regions")`, what is known of places. What does
//! not exist is an error, never an empty string.
//!
//! Places are no part of a document's values: handlebars copies those for every partial, and the places would be most of them.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, RenderContext, RenderError, RenderErrorReason, ScopedJson, TemplateError,
};
use serde_json::Value;

use super::SiteError;
use super::assets::{self, Assets};
use crate::i18n::{FluentValue, Language, Texts};

/// The templates, parsed once for all languages.
pub(super) struct Templates<'a> {
    registry: Handlebars<'a>,
}

impl<'a> Templates<'a> {
    /// All templates of web/templates; each may be used as a partial of the others by its path.
    pub(super) fn new(texts: &'a Texts, assets: &'a Assets, places: &'a Value) -> Result<Self, SiteError> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        for (name, source) in assets::templates() {
            registry
                .register_template_string(name, source)
                .map_err(Box::<TemplateError>::new)?;
        }
        registry.register_helper("t", Box::new(TextHelper { texts }));
        let asset = LookupHelper {
            name: "asset",
            find: |path: &str| assets.address(path).map(Value::from),
        };
        registry.register_helper(asset.name, Box::new(asset));
        let known = LookupHelper {
            name: "places",
            find: |list: &str| places.get(list).cloned(),
        };
        registry.register_helper(known.name, Box::new(known));
        Ok(Self { registry })
    }

    /// Renders a document. Indentation and empty lines, which are for readers of the templates, are left out.
    pub(super) fn render(&self, template: &'static str, context: &Value) -> Result<String, SiteError> {
        let html = self
            .registry
            .render(template, context)
            .map_err(|source| SiteError::Render {
                template,
                source: Box::new(source),
            })?;
        let lines = html.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(lines.fold(String::with_capacity(html.len()), |mut compact, line| {
            compact.push_str(line);
            compact.push('\n');
            compact
        }))
    }
}

struct TextHelper<'a> {
    texts: &'a Texts,
}

impl HelperDef for TextHelper<'_> {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let id = first_string(helper, "t")?;
        let language = context.data()["lang"].as_str().and_then(Language::from_tag);
        let language = language.ok_or_else(|| RenderErrorReason::MissingVariable(Some("lang".to_owned())))?;
        let arguments: Vec<(&str, FluentValue<'_>)> = helper
            .hash()
            .iter()
            .map(|(name, value)| (*name, fluent_value(value.value())))
            .collect();
        let text = self
            .texts
            .text(language, id, &arguments)
            .map_err(|fault| RenderErrorReason::NestedError(Box::new(fault)))?;
        Ok(ScopedJson::Derived(text.into()))
    }
}

fn fluent_value(value: &Value) -> FluentValue<'_> {
    match value {
        Value::Number(number) => number.as_f64().map_or(FluentValue::None, FluentValue::from),
        Value::String(text) => FluentValue::from(text.as_str()),
        _ => FluentValue::None,
    }
}

/// `{{name "key"}}`: what is known under the key.
struct LookupHelper<F> {
    name: &'static str,
    find: F,
}

impl<F: Fn(&str) -> Option<Value> + Send + Sync> HelperDef for LookupHelper<F> {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key = first_string(helper, self.name)?;
        let found = (self.find)(key);
        let found = found.ok_or_else(|| RenderErrorReason::Other(format!("{}: there is no {key}", self.name)))?;
        Ok(ScopedJson::Derived(found))
    }
}

fn first_string<'rc>(helper: &'rc Helper<'rc>, name: &'static str) -> Result<&'rc str, RenderError> {
    let parameter = helper.param(0).and_then(|parameter| parameter.value().as_str());
    parameter.ok_or_else(|| RenderErrorReason::ParamNotFoundForIndex(name, 0).into())
}
