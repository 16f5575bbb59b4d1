# ams_plugin(<name> SOURCES <file>... [LIBRARIES <target>...])
#     A plugin: <name>.so with exactly one exported symbol, ams_entry.
#
# Hidden visibility is not enough for dlclose to unmap a plugin: templates of many libraries become
# unique symbols, which pin it for ever. The version script makes all of them local.
set(AMS_PLUGIN_SYMBOLS ${CMAKE_CURRENT_LIST_DIR}/plugin.symbols)

function(ams_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  add_library(${name} MODULE ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES PREFIX "" LINK_DEPENDS ${AMS_PLUGIN_SYMBOLS})
  target_link_libraries(${name} PRIVATE ams_sdk ${arg_LIBRARIES})
  # With -z defs a symbol that no library gives is an error now and not at the first call.
  target_link_options(${name} PRIVATE -Wl,--version-script=${AMS_PLUGIN_SYMBOLS} -Wl,-z,defs)
endfunction()
